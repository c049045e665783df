import type { Rule } from './finding.ts';

/** Policies that are larger than AWS takes. A policy that was given as a value is measured as its shortest JSON. */
export const sizeRule: Rule = ({ kind, text, document, settings }) => {
  const { most, safe, countsWhiteSpace } = settings.sizes[kind];
  const source = text ?? JSON.stringify(document);
  const size = countsWhiteSpace ? source.length : source.replaceAll(/\s/g, '').length;
  const unit = countsWhiteSpace ? 'characters' : 'characters without white space';
  if (size > most) {
    return [
      {
        rule: 'policy-size',
        level: 'error',
        message: `${size} ${unit}: a policy of kind ${kind} has at most ${most}`,
        path: [],
      },
    ];
  }
  if (safe !== undefined && size > safe) {
    const message = `${size} ${unit}: more than the ${safe} of older or default quotas (at most ${most})`;
    return [{ rule: 'policy-size', level: 'warning', message, path: [] }];
  }
  return [];
};
