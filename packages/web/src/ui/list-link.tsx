import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { printFilter } from '../filter/expression.ts';
import { modelPath, useModel } from '../model/model-context.tsx';

/** A link to a list of the ThreatModel with one condition in its filter: `threats` where `severity` is High. */
export function ListLink({
  page,
  facet,
  value,
  title,
  children,
}: {
  page: 'features' | 'threats' | 'objectives' | 'controls' | 'actions';
  facet: string;
  value: string;
  title?: string | undefined;
  children: ReactNode;
}) {
  const { summary } = useModel();
  const filter = printFilter({ tokens: [{ key: facet, operator: '=', values: [value] }], text: '' });
  return (
    <Link to={modelPath(summary, page)} search={{ filter }} title={title}>
      {children}
    </Link>
  );
}
