/** Style of the public page of a video, for dark and light screens. The colours are those of the app. */
export const SHARE_STYLE = `
:root { color-scheme: dark; --canvas: oklch(.165 .012 195); --ink: oklch(.97 .006 180); --muted: oklch(.765 .016 190);
  --line: oklch(.305 .016 195); --accent: oklch(.875 .145 168); --soft: oklch(.31 .05 172); --glow: oklch(.31 .05 172 / 55%); }
@media (prefers-color-scheme: light) { :root { color-scheme: light; --canvas: oklch(.982 .004 175); --ink: oklch(.225 .02 195);
  --muted: oklch(.46 .02 195); --line: oklch(.9 .009 180); --accent: oklch(.51 .108 170); --soft: oklch(.94 .04 170);
  --glow: oklch(.94 .04 170 / 80%); } }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100dvh; display: flex; flex-direction: column; background:
  radial-gradient(60rem 32rem at 50% -8rem, var(--glow), transparent) var(--canvas);
  color: var(--ink); font: 1rem/1.5 "Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif; }
main { flex: 1; width: 100%; max-width: 72rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3.5rem) clamp(1rem, 4vw, 2rem) 2rem; }
.frame { width: 100%; max-width: calc(72dvh * var(--shape)); margin: 0 auto; overflow: hidden; border-radius: 1rem;
  border: 1px solid var(--line); background: #000; box-shadow: 0 24px 60px -24px #000a; }
video { display: block; width: 100%; height: 100%; object-fit: contain; }
h1 { margin-top: 1.5rem; text-align: center; font-size: clamp(1.4rem, 3vw, 2rem); line-height: 1.2; letter-spacing: -.022em;
  overflow-wrap: anywhere; text-wrap: balance; }
.about { margin-top: .5rem; text-align: center; color: var(--muted); }
.closed { display: grid; place-content: center; min-height: 60dvh; justify-items: center; text-align: center; }
.closed h1 { margin: 0 0 .75rem; } .closed p { max-width: 30rem; color: var(--muted); }
footer { display: flex; gap: .6rem; align-items: center; justify-content: center; padding: 1.5rem; color: var(--muted); font-size: .875rem; }
.plate { fill: var(--soft); } .play { fill: var(--accent); }
.line { fill: none; stroke: var(--accent); stroke-width: 3.2; stroke-linecap: round; stroke-linejoin: round; }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
