import { type Analysis, type Control, levelOf, type Objective, type Threat, toPlainText } from '@demarc/core';
import { text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Inline } from '../tree.ts';

/** What a control is called in lists and headings: its title, else the beginning of what it says. */
export function controlName({ model }: Analysis, control: Control): string {
  return control.title ?? shortened(toPlainText(control.description, model.markup), 110);
}

export function objectiveName({ model }: Analysis, objective: Objective): string {
  return toPlainText(objective.description, model.markup);
}

/** Severity with its score, or that there is none. */
export function severityMark({ figures }: Analysis, threat: Threat): Inline {
  const score = figures.threats.get(threat.id);
  return score
    ? { type: 'severity', severity: score.severity, score: score.score.toFixed(1) }
    : text('severity unknown');
}

/** Priority of a control, or that nothing gives it one. */
export function priorityMark({ figures }: Analysis, control: Control): Inline {
  const level = figures.controls.get(control.id)?.level;
  return level === undefined ? text('no priority') : { type: 'priority', level };
}

/** A priority 0–4 as a mark. */
export function levelMark(priority: 0 | 1 | 2 | 3 | 4 | undefined): Inline {
  return priority === undefined ? text('–') : { type: 'priority', level: levelOf(priority) };
}

/** `TA0010 Exfiltration`; the id alone where the table does not have it. */
export function tacticName({ attack }: DocumentSource, id: string): string {
  return named(id, attack?.tactics.find((one) => one.id === id)?.name);
}

/** `T1530 Data from Cloud Storage`. */
export function techniqueName({ attack }: DocumentSource, id: string): string {
  return named(id, attack?.techniques.find((one) => one.id === id)?.name);
}

function named(id: string, name: string | undefined): string {
  return name === undefined ? id : `${id} ${name}`;
}

/** Cut at a word, with an ellipsis, at most `limit` characters. */
function shortened(value: string, limit: number): string {
  if (value.length <= limit) return value;
  const cut = value.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`;
}
