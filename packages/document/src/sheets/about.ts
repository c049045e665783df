import { frameworkKey, identityOf, printIdentity } from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import type { Sheet, SheetKey, SheetRow } from './sheet.ts';

const SPEAKS_OF: Readonly<Record<Exclude<SheetKey, 'about'>, string>> = {
  controls: 'What to do, most urgent first, with columns to fill in',
  threats: 'What can happen, most severe first',
  objectives: 'What the controls achieve, and what that answers',
  'feature-classes': 'The parts of the service that can be used or blocked',
  actions: 'Every API action and permission',
  mapping: 'Requirement by requirement what answers it. It does not say that anything is complied with',
};

/** What the tables are of: identity, licence and attribution, selection, method, and where to begin. */
export function aboutSheet(source: DocumentSource, sheets: readonly Sheet[]): Sheet {
  const rows: SheetRow[] = [];
  const add = (name: string, value: string | undefined, leadsTo?: SheetKey): void => {
    if (value !== undefined && value !== '') rows.push({ id: name, cells: [name, value], leadsTo });
  };
  const { metadata } = source.analysis.model;
  add('ThreatModel', metadata.name);
  add('Version', metadata.version);
  add('Date', metadata.date);
  add('Publisher', metadata.publisher);
  add('Identity', printIdentity(identityOf(metadata)));
  add('Licence', metadata.license);
  add('Source', metadata.source);
  add('Selection', source.selected?.join('\n') ?? 'The whole ThreatModel');
  for (const { name, key, rows: held } of sheets)
    if (key !== 'about') add(name, `${SPEAKS_OF[key]} (${held.length})`, key);
  add(
    'To fill in',
    'The columns Status, Test result, Owner, Date and Note of the controls. Rows may be sorted, filtered and hidden, columns moved and added: a filled-in workbook can be read back by its ids.',
  );
  const { name, version } = source.analysis.method;
  add(
    'Severity',
    'The band of the CVSS 3.1 base score: Critical from 9.0, High from 7.0, Medium from 4.0, Low above 0.',
  );
  add(
    'Priority',
    `Very High to Very Low, by the method ${name}, version ${version}: from the effort of a control, its impact on each threat, the severity of that threat, and what depends on the control.`,
  );
  for (const { framework } of source.frameworks ?? [])
    add(`Licence of ${frameworkKey(framework)}`, framework.license);
  return {
    key: 'about',
    name: 'About',
    columns: [
      { key: 'name', title: 'Name', width: 24, kind: { type: 'text' } },
      { key: 'value', title: 'Value', width: 110, kind: { type: 'text' } },
    ],
    rows,
  };
}
