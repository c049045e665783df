import type { SearchAnswer } from '@demarc/server/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { search } from '../api-client.ts';

const NOTHING: SearchAnswer = { hits: [], total: 0, pending: 0 };
const PAUSE = 120;

/** What the server finds in all ThreatModels, a moment after the last key. Nothing for fewer than two letters. */
export function useGlobalSearch(text: string, limit: number): SearchAnswer & { readonly busy: boolean } {
  const settled = useSettled(text.trim());
  const query = useQuery({
    queryKey: ['search', settled, limit],
    queryFn: () => search(settled, limit),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (text.trim().length < 2) return { ...NOTHING, busy: false };
  return { ...(query.data ?? NOTHING), busy: query.isFetching || settled !== text.trim() };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
