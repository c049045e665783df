import { DARK as DARK_PICTURE, darkStyle } from '@demarc/diagram';
import { WIDTH_STEP } from './tables.ts';

const WIDTHS = Array.from({ length: 100 / WIDTH_STEP }, (_, at) => (at + 1) * WIDTH_STEP);

const LIGHT = `
--surface:#fff;--sunken:#f6f6f8;--line:#e3e4e9;--line-strong:#c5c7d0;--text:#1b1c22;--muted:#595c68;
--accent:#2f49a3;--critical:#6d0f2e;--high:#b3231b;--medium:#a85400;--low:#6b6300;--none:#5f626d;--on-mark:#fff;
--priority:#3451b2;--priority-rest:#cfd3e2;--warn:#93180f;--warn-surface:#fdf1f0;--warn-line:#b3231b;--target:#fff1b8`;

const DARK = `
--surface:#16171b;--sunken:#1d1e23;--line:#2f3138;--line-strong:#4a4d58;--text:#e7e8ec;--muted:#a9acb8;
--accent:#a3b6f8;--critical:#ff8fb0;--high:#ff8a80;--medium:#f3a855;--low:#d3c75c;--none:#a9acb8;--on-mark:#16171b;
--priority:#8fa6f5;--priority-rest:#3c4154;--warn:#ffaaa2;--warn-surface:#2e1d1c;--warn-line:#ff8a80;--target:#5a4a12`;

/** The whole look of the page: light, dark, narrow and printed. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
html{font-size:15px}
body{margin:0;background:var(--surface);color:var(--text);font:1rem/1.55 Inter,"Inter Variable",system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word;display:grid;grid-template-columns:minmax(15rem,19rem) minmax(0,1fr)}
a{color:var(--accent);text-underline-offset:2px}
a.id{text-decoration:none}a.id:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
:target>h2,:target>h3,:target>h4,:target>h5,:target>h6,tr:target>*{background:var(--target)}
code,pre,a.id{font-family:"JetBrains Mono",ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.92em}
code{overflow-wrap:anywhere}
pre{margin:.75rem 0;padding:.6rem .8rem;background:var(--sunken);border:1px solid var(--line);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--surface);z-index:1}
.shapes{position:absolute;width:0;height:0}
nav{position:sticky;top:0;align-self:start;height:100vh;overflow:auto;padding:1.5rem 1rem 2rem 1.5rem;background:var(--sunken);border-right:1px solid var(--line);font-size:.87rem;line-height:1.4}
nav h2{margin:0 0 .75rem;font-size:.95rem}
nav ol{list-style:none;margin:0;padding:0}nav ol ol{padding-left:.8rem}nav ol ol ol{font-size:.94em}
nav li{margin:0}nav a{display:block;padding:.3rem 0;color:var(--text);text-decoration:none}nav a:hover{text-decoration:underline}
nav .id{color:var(--muted)}
.book{min-width:0;max-width:76rem;padding:2.5rem clamp(1rem,4vw,3.5rem) 4rem}
.cover{padding:2rem 0 1rem;border-bottom:1px solid var(--line)}
h1{margin:0;font-size:2.6rem;line-height:1.15;letter-spacing:-.015em}
.subtitle{margin:.2rem 0 0;font-size:1.35rem;color:var(--muted)}.publisher{color:var(--muted)}
.figures{display:flex;flex-wrap:wrap;gap:1rem 3rem;margin:1.6rem 0;padding:0;list-style:none}
.figures b{display:block;font-size:2rem;line-height:1.1;color:var(--accent);font-variant-numeric:tabular-nums}.figures span{color:var(--muted)}
h2,h3,h4,h5,h6{line-height:1.25;margin:1.9rem 0 .6rem}
h2{font-size:1.75rem;margin-top:3.2rem}h3{font-size:1.3rem}h4{font-size:1.08rem}h5,h6{font-size:1rem}
h2 .id,h3 .id,h4 .id,h5 .id,h6 .id{color:var(--muted);font-weight:500}
.marks{font-size:.9rem;font-weight:600;margin-left:.4rem;display:inline-flex;flex-wrap:wrap;gap:0 .8rem;vertical-align:.1em}
p,ul,ol{margin:.65rem 0}p,li,dd{max-width:75ch}td p,td li,th p,td ul,td ol{max-width:none;margin:.3rem 0}
li>p{margin:.3rem 0}.lead{margin-right:.4rem}.leads{margin-bottom:0}
dl{margin:.9rem 0}dl>div{display:grid;grid-template-columns:minmax(7rem,13rem) minmax(0,1fr);gap:0 1rem;padding:.28rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--muted);overflow-wrap:anywhere}dd{margin:0}
.scrolls{overflow-x:auto;margin:1.1rem 0}
table{width:100%;border-collapse:collapse;font-size:.89rem;line-height:1.45}
caption,.caption,figcaption{text-align:left;font-weight:600;color:var(--muted);font-size:.87rem;padding:.3rem 0;margin:0}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word;min-width:3.5rem}
thead th{background:var(--sunken);color:var(--muted);border-bottom:2px solid var(--line-strong);overflow-wrap:normal}
tbody th{font-weight:inherit}
.right{text-align:right;font-variant-numeric:tabular-nums}.centre{text-align:center}
${WIDTHS.map((width) => `.w${width}{width:${width}%}`).join('')}
.absent{margin:1.1rem 0}.absent p+p{margin:0;color:var(--muted);font-style:italic}
figure{margin:1.4rem 0}
.picture{overflow:hidden;background:#fff;border:1px solid var(--line);border-radius:4px}
.picture svg{display:block;max-width:100%;height:auto;margin:0 auto}
@media screen and (prefers-color-scheme:dark){.themed{background:${DARK_PICTURE.background}}${darkStyle('.themed')}}
.note{max-width:none;padding:.6rem .9rem;border-left:3px solid var(--line-strong);background:var(--sunken);color:var(--muted)}
.loud{border-left:6px solid var(--warn-line);background:var(--warn-surface);color:var(--warn);font-weight:600}
.loud a{color:inherit}.sign{margin-right:.6rem;font-weight:800}
.mark{white-space:nowrap;font-weight:600}.mark svg{width:1em;height:1em;margin-right:.35em;vertical-align:-.12em}
.priority svg{width:1.2em;height:.9em}.score{font-variant-numeric:tabular-nums}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.none{color:var(--none)}.priority{color:var(--priority)}
symbol path{stroke:currentColor;stroke-width:1.2;stroke-linejoin:round}symbol text{font:700 9px Inter,Arial,sans-serif}
.filled path{fill:currentColor}.filled text{fill:var(--on-mark)}.hollow path{fill:none}.hollow text{fill:currentColor}
.lit{fill:var(--priority)}.rest{fill:var(--priority-rest)}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--muted);font-size:.87rem}
@media screen and (max-width:56rem){body{display:block}nav{position:static;height:auto;max-height:45vh;border-right:0;border-bottom:1px solid var(--line);padding:1rem}.book{padding-top:1rem}h1{font-size:2rem}dl>div{grid-template-columns:minmax(0,1fr)}table{min-width:40rem}}
@page{size:A4;margin:18mm 16mm}@page wide{size:A4 landscape}
@media print{html{font-size:9.5pt}body{display:block}nav,.skip{display:none}.book{max-width:none;padding:0}.book>main>section,.cover+main{break-before:page}.landscape{page:wide}
h2{margin-top:0}h2,h3,h4,h5,h6,caption,.leads{break-after:avoid}tr,figure,.note,dl>div{break-inside:avoid}thead{display:table-header-group}p{orphans:2;widows:2}.scrolls{overflow:visible}.mark svg,.note,thead th{print-color-adjust:exact}a{color:inherit}}
`;
