/** What no bundle takes in: binaries and WebAssembly, which are found in node_modules at run time. */
export const EXTERNAL = [/^node:/, /^@resvg\//, /^@myriaddreamin\//, /^libavoid-js/];
