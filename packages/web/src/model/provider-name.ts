const NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
  oci: 'Oracle Cloud',
};

/** A provider as people call it. */
export function providerName(provider: string): string {
  return NAMES[provider.toLowerCase()] ?? provider;
}

/** A publisher as people call it: our own are first-party. */
export function publisherName(model: { readonly kind: string; readonly publisher: string }): string {
  return model.kind === 'catalog' ? 'first-party' : model.publisher;
}
