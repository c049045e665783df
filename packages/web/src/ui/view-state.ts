import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type ViewState = Readonly<Record<string, string | undefined>>;

/** What is in view, as the query string has it: filters, sorting, the open panel. Texts only. */
export function useViewState(): readonly [ViewState, (patch: ViewState, push?: boolean) => void] {
  const state = useSearch({ strict: false }) as ViewState;
  const navigate = useNavigate();
  const update = useCallback(
    (patch: ViewState, push = false) => {
      void navigate({
        to: '.',
        search: (old: ViewState) => compact({ ...old, ...patch }),
        replace: !push,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [state, update];
}

function compact(state: ViewState): ViewState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== ''));
}

/** Query strings are plain texts, readable and made by hand: `?filter=priority>=High&sort=-severity`. */
export function parseSearch(search: string): ViewState {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(state: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) if (typeof value === 'string') parameters.set(key, value);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
