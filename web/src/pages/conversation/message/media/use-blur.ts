import { useEffect, useState } from 'react';

/** The address of a tiny picture to show until the real one is here. */
export function useBlur(jpeg: Uint8Array | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!jpeg) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [jpeg]);
  return url;
}
