import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';

/** What a filtered list of a ThreatModel's objects shows: what a document of this view is made of. */
export interface Shown {
  /** The page that the list is: `controls`. */
  readonly page: string;
  readonly ids: readonly string[];
  /** How many the list has without the filter. */
  readonly total: number;
  /** The filter, as people read it. */
  readonly words: string;
}

/** Holds what is shown, and tells whoever wants to know. */
interface Holder {
  current: Shown | undefined;
  readonly listeners: Set<() => void>;
}

const ShownContext = createContext<Holder>(newHolder());

function newHolder(): Holder {
  return { current: undefined, listeners: new Set() };
}

/** Lets the frame of the pages know what the list on a page shows; only who asks is drawn anew for it. */
export function ShownProvider({ children }: { children: ReactNode }) {
  const [holder] = useState(newHolder);
  return <ShownContext value={holder}>{children}</ShownContext>;
}

/** Tells what the calling list shows, as long as it is there. */
export function useShown(shown: Shown | undefined): void {
  const holder = useContext(ShownContext);
  useEffect(() => {
    if (!shown) return;
    put(holder, shown);
    return () => {
      if (holder.current === shown) put(holder, undefined);
    };
  }, [holder, shown]);
}

/** What the list on the page shows; `undefined` where there is none, or no filter. */
export function useWhatIsShown(): Shown | undefined {
  const holder = useContext(ShownContext);
  const subscribe = useCallback(
    (listener: () => void) => {
      holder.listeners.add(listener);
      return () => holder.listeners.delete(listener);
    },
    [holder],
  );
  return useSyncExternalStore(subscribe, () => holder.current);
}

function put(holder: Holder, shown: Shown | undefined): void {
  holder.current = shown;
  for (const listener of holder.listeners) listener();
}
