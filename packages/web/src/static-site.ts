/** Whether these pages are a static site, as `demarc site` writes it: files in the place of answers, and nothing that could be changed. */
export function isStaticSite(): boolean {
  return document.querySelector('meta[name="demarc-site"][content="static"]') !== null;
}
