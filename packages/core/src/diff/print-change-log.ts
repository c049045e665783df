import type { ControlFigures } from '../analyse/prioritise.ts';
import { identityOf, printIdentity } from '../model/identity.ts';
import type { Level } from '../model/level.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type ChangeLog,
  isUnchanged,
  type KindChanges,
  type MovedPriority,
} from './change-log.ts';
import type { FieldChange } from './field-changes.ts';

const TITLES: Readonly<Record<ChangeKind, string>> = {
  featureClasses: 'Feature classes',
  actions: 'Actions',
  threats: 'Threats',
  objectives: 'Objectives',
  controls: 'Controls',
};

/** A change log in Markdown: priorities and severities that moved first, then every kind with what was added, removed, retired and changed. */
export function printChangeLog(log: ChangeLog, before: ThreatModel, after: ThreatModel): string {
  const title = `# ${escaped(after.metadata.name)}: changes\n\nFrom \`${printIdentity(identityOf(before.metadata))}\` to \`${printIdentity(identityOf(after.metadata))}\`.\n`;
  if (isUnchanged(log)) return `${title}\nNothing changed.\n`;
  return [
    title,
    section('Priorities that moved', log.priorities.map(priorityLine)),
    section(
      'Severities that moved',
      log.severities.map(
        ({ id, name, before: was, after: is }) =>
          `- **${id}** ${escaped(name)}: ${scoreText(was)} → ${scoreText(is)}`,
      ),
    ),
    ...CHANGE_KINDS.map((kind) => kindText(TITLES[kind], log.kinds[kind])),
    section('About the ThreatModel', log.metadata.map(fieldLine)),
    section('Scorecard', log.scorecard.map(fieldLine)),
    log.diagram ? '\n## Diagram\n\nThe data flow diagram changed.\n' : '',
  ].join('');
}

function kindText(title: string, { added, removed, retired, changed }: KindChanges): string {
  const total = added.length + removed.length + retired.length + changed.length;
  if (total === 0) return '';
  const named = ({ id, name }: { readonly id: string; readonly name: string }) =>
    `- **${id}** ${escaped(name)}`;
  const part = (word: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n### ${word} (${lines.length})\n\n${lines.join('\n')}\n`;
  return [
    `\n## ${title}\n`,
    part('Added', added.map(named)),
    part('Removed', removed.map(named)),
    part(
      'Retired',
      retired.map(
        (entry) =>
          `${named(entry)}: ${escaped(entry.reason)}${entry.replacedBy === undefined ? '' : `; replaced by ${entry.replacedBy}`}`,
      ),
    ),
    part(
      'Changed',
      changed.map(
        (entry) => `${named(entry)}\n${entry.fields.map((field) => `  ${fieldLine(field)}`).join('\n')}`,
      ),
    ),
  ].join('');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n## ${title} (${lines.length})\n\n${lines.join('\n')}\n`;
}

function fieldLine(change: FieldChange): string {
  if ('added' in change) {
    const came = change.added.length > 0 ? ` came ${change.added.map(valueText).join(', ')}` : '';
    const went = change.removed.length > 0 ? ` went ${change.removed.map(valueText).join(', ')}` : '';
    return `- ${change.field}:${[came, went].filter((part) => part !== '').join(';')}`;
  }
  return `- ${change.field}: ${valueText(change.before)} → ${valueText(change.after)}`;
}

/** The priority before and after, and the strongest mitigation behind each. */
function priorityLine({ id, name, before, after, because }: MovedPriority): string {
  return `- **${id}** ${escaped(name)}: ${levelText(before)} → ${levelText(after)}; was ${priorityReason(because.before)}, is ${priorityReason(because.after)}`;
}

/** What makes a control's weighted priority, in a few words: its strongest mitigation, or the strongest control that it assures. */
export function priorityReason(figures: ControlFigures | undefined): string {
  if (!figures) return 'without figures';
  const [strongest] = [...figures.mitigations].sort((a, b) => b.weighted - a.weighted);
  if (strongest) {
    const raised = strongest.overall > strongest.priority ? `, needed by ${figures.dependency?.control}` : '';
    return `${strongest.severity} ${strongest.threat} with effort ${strongest.effort} and impact ${strongest.impact}${raised}`;
  }
  const assured = [...figures.assures].sort((a, b) => (b.priority ?? -1) - (a.priority ?? -1))[0];
  return assured ? `assuring ${assured.control}` : 'without reason';
}

function scoreText(score: { readonly severity: string; readonly score: number } | undefined): string {
  return score ? `${score.severity} ${score.score.toFixed(1)}` : 'none';
}

function levelText(level: Level | undefined): string {
  return level ?? 'none';
}

function valueText(value: unknown): string {
  if (value === undefined || value === '') return '–';
  if (typeof value === 'object' && value !== null && 'threat' in value && 'impact' in value)
    return `${String(value.threat)} (${String(value.impact)})`;
  return escaped(typeof value === 'string' ? value : JSON.stringify(value));
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&');
}
