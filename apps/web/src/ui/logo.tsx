/** The mark and the name. */
export function Logo({ markOnly = false }: { markOnly?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect width="32" height="32" rx="9" className="fill-accent-soft" />
        <path
          d="M8 23.5 15 8.2c.4-.9 1.6-.9 2 0l7 15.3"
          className="fill-none stroke-accent"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M13.6 17.2v5.1c0 .6.6 1 1.1.7l4.2-2.5c.5-.3.5-1 0-1.3l-4.2-2.6c-.5-.4-1.1 0-1.1.6z"
          className="fill-accent"
        />
      </svg>
      {!markOnly && <span className="font-semibold text-lg tracking-tight">AdMint</span>}
      {markOnly && <span className="sr-only">AdMint</span>}
    </span>
  );
}
