/** The bell, in one stroke. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={MARK} />
    </svg>
  );
}

export const MARK = 'M9.4 17.5H4.2c2-1.7 2.3-3.6 2.3-7a5.5 5.5 0 0 1 11 0c0 3.4.3 5.3 2.3 7H9.4a2.6 2.6 0 0 0 5.2 0';
