/** What would run if it were taken for markup; each sets the canary. Of our own making. */
const RUN = 'globalThis.gamutRan=1';
export const MARKUP: readonly string[] = [
  `<script>${RUN}</script>`, `"><script>${RUN}</script>`, `'><script>${RUN}</script>`, `</title><script>${RUN}</script>`, `</textarea><script>${RUN}</script>`, `--><script>${RUN}</script>`, `]]><script>${RUN}</script>`, `</style><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`, `"><img src=x onerror=${RUN}>`, `<img/src="x"/onerror="${RUN}">`, `<svg onload=${RUN}>`, `<svg><script>${RUN}</script></svg>`, `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`, `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<body onload=${RUN}>`, `<details open ontoggle=${RUN}>x</details>`, `<video><source onerror=${RUN}></video>`, `<input autofocus onfocus=${RUN}>`, `<marquee onstart=${RUN}>x</marquee>`, `<iframe srcdoc="<script>parent.${RUN.slice(11)}</script>"></iframe>`, `<object data="javascript:${RUN}"></object>`,
  `<a href="javascript:${RUN}">x</a>`, `javascript:${RUN}`, `<form action="javascript:${RUN}"><button>x</button></form>`, `<base href="https://example.invalid/">`, `<link rel=stylesheet href="https://example.invalid/x.css">`, `<meta http-equiv=refresh content="0;url=https://example.invalid/">`,
  `{{constructor.constructor("${RUN}")()}}`, `\${${RUN}}`, `#{${RUN}}`, `<%= ${RUN} %>`, `[click](javascript:${RUN})`, `![x](x"onerror="${RUN})`, '<b>bold</b> &lt;i&gt; &amp;amp;', '<!--', '<plaintext>', '<style>*{display:none}</style>', '<xmp>', "{{7*7}} ${7*7} #{7*7}",
];
