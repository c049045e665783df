import { mapFramework } from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { addressText, findFrameworkAt, frameworkQuery, frameworksQuery } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';

/** The framework that the address names, with the parts of the address; `undefined` where there is none. */
export function useAddressedFramework() {
  const {
    origin = '',
    framework: key = '',
    requirement,
  } = useParams({ strict: false }) as {
    origin?: string;
    framework?: string;
    requirement?: string;
  };
  const { data } = useSuspenseQuery(frameworksQuery);
  return {
    origin,
    key,
    requirement,
    summary: findFrameworkAt(data.frameworks, addressText({ origin, framework: key })),
  };
}

/** The ThreatModel of the page mapped to a framework. */
export function useFrameworkMap(summary: FrameworkSummary) {
  const loaded = useModel();
  const { data: mapped } = useSuspenseQuery(frameworkQuery(summary));
  const map = useMemo(() => mapFramework(loaded, mapped), [loaded, mapped]);
  return { mapped, map };
}
