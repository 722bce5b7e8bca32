/** Style of the docs page, for light and dark screens. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: #8883; --soft: #8881; --accent: #0b7a5c; }
@media (prefers-color-scheme: dark) { :root { --accent: #5fd3b0; } }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 20rem minmax(0, 1fr);
  font: 15px/1.55 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem;
  border-right: 1px solid var(--line); font-size: 13px; }
nav p { margin: 1rem 0 .2rem; font-weight: 600; text-transform: capitalize; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav b { display: inline-block; min-width: 3.2em; font-size: 11px; opacity: .7; }
main { max-width: 60rem; padding: 1.5rem 2.5rem 6rem; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
h1 { font-size: 1.8rem; } h2 { margin: 3rem 0 .5rem; text-transform: capitalize; }
h3 { margin: 0 0 .3rem; font-size: 1.05rem; overflow-wrap: anywhere; } h4 { margin: 1rem 0 .3rem; }
section { margin: 1rem 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: 10px; }
.method { font: 700 11px/1 ui-monospace, monospace; padding: .35em .6em; border-radius: 5px; background: var(--soft); }
.method.post { background: var(--accent); color: Canvas; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-top: 1px solid var(--line); }
th { width: 14rem; font-weight: 400; } td.type { width: 16rem; overflow-wrap: anywhere; }
td table th { width: auto; } td.type:has(table) { width: auto; }
code, .type { font: 13px/1.5 ui-monospace, monospace; } small { opacity: .65; }
@media (max-width: 60rem) { body { display: block; } nav { position: static; height: auto; } main { padding: 1rem; } }
`;
