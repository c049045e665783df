import { identityOf, isCurrent, longDate, printIdentity } from '@demarc/core';
import { code, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Cover, Fact } from '../tree.ts';

/** What the document is of: service, version, publisher, licence and attribution, date, what is selected. */
export function cover({ analysis, selected }: DocumentSource): Cover {
  const { model, method } = analysis;
  const { metadata } = model;
  const fact = (name: string, value: string | undefined): readonly Fact[] =>
    value === undefined || value === '' ? [] : [{ name, value: [text(value)] }];
  return {
    about: [
      text(
        `${selected === undefined ? 'Everything' : 'A part of all'} that a customer of ${metadata.name} is answerable for: the features that can be used or blocked, the threats that each brings, and the controls against them, prioritised, with how to implement and how to test each one.`,
      ),
    ],
    facts: [
      ...fact('Version', metadata.version),
      ...fact('Date', metadata.date && longDate(metadata.date)),
      ...fact('Publisher', metadata.publisher),
      ...fact('Also covers', metadata.otherCoveredServices.join(', ')),
      { name: 'Identity', value: [code(printIdentity(identityOf(metadata)))] },
      ...fact(
        'Checked against',
        metadata.providerData.map(({ source, version }) => `${source} ${version}`).join(', '),
      ),
      ...fact('Scoring method', `${method.name}, version ${method.version}`),
      ...fact('Selection', selected?.join('; ') ?? 'The whole ThreatModel'),
      ...fact('Licence', metadata.license),
      ...(metadata.source?.startsWith('https://')
        ? [
            {
              name: 'Source',
              value: [{ type: 'link' as const, href: metadata.source, children: [text(metadata.source)] }],
            },
          ]
        : []),
    ],
    figures: (
      [
        ['feature classes', model.featureClasses],
        ['actions', model.actions],
        ['threats', model.threats],
        ['objectives', model.objectives],
        ['controls', model.controls],
      ] as const
    ).map(([label, items]) => ({ value: String(items.filter(isCurrent).length), label })),
  };
}
