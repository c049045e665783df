const ACRONYMS: Readonly<Record<string, string>> = {
  iam: 'IAM',
  api: 'API',
  apis: 'APIs',
  aws: 'AWS',
  gcp: 'Google Cloud',
  vpc: 'VPC',
  abac: 'ABAC',
  cloudformation: 'CloudFormation',
  cloudwatch: 'CloudWatch',
};

/** The key of a scorecard's line as people read it: `identity_management` is "Identity management". */
export function scorecardName(key: string): string {
  const words = key.split('_').map((word) => ACRONYMS[word.toLowerCase()] ?? word.toLowerCase());
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
