import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Operator, printFilter } from '../filter/expression.ts';
import { modelPath, useModel } from '../model/model-context.tsx';

/** A link to a list of the ThreatModel with one condition in its filter: `threats` where `severity` is High. */
export function ListLink({
  page,
  facet,
  value,
  operator = '=',
  title,
  children,
}: {
  page: 'features' | 'threats' | 'objectives' | 'controls' | 'actions';
  facet: string;
  value: string;
  operator?: Operator;
  title?: string | undefined;
  children: ReactNode;
}) {
  const { summary } = useModel();
  const filter = printFilter({ tokens: [{ key: facet, operator, values: [value] }], text: '' });
  return (
    <Link to={modelPath(summary, page)} search={{ filter }} title={title}>
      {children}
    </Link>
  );
}
