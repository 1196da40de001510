import { useEffect, useMemo, useState } from 'react';

/** The address of a tiny picture to show until the real one is here. */
export function useBlur(jpeg: Uint8Array | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  // Every change of a message brings new bytes that say the same: a picture that still loads must keep its address.
  const packed = useMemo(() => jpeg && btoa(String.fromCharCode(...jpeg)), [jpeg]);
  useEffect(() => {
    if (!packed) return;
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [packed]);
  return url;
}
