import { useEffect, useRef, useState } from 'react';
import { type Described, describe, KIND_NAMES } from '../model/describe.ts';
import type { LoadedModel } from '../model/load-model.ts';
import classes from './hover-card.module.css';
import { PriorityBadge } from './priority-badge.tsx';
import { SeverityBadge } from './severity-badge.tsx';

interface Shown {
  readonly described: Described;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

const WIDTH = 340;
const DELAY = 250;

/**
 * One hover card for every `[data-id]` below a ThreatModel: a list of hundreds of ids costs no more than one. Shown on
 * hover after a moment and on keyboard focus, gone with Escape, scrolling or leaving.
 */
export function HoverCardLayer({ model }: { model: LoadedModel }) {
  const [shown, setShown] = useState<Shown>();
  const timer = useRef<number>(undefined);
  useEffect(() => {
    const hide = () => {
      window.clearTimeout(timer.current);
      setShown(undefined);
    };
    const show = (target: EventTarget | null, delay: number) => {
      const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
      window.clearTimeout(timer.current);
      if (!anchor) return setShown(undefined);
      timer.current = window.setTimeout(() => {
        const described = anchor.isConnected ? describe(model, anchor.dataset.id as string) : undefined;
        if (described) setShown({ described, ...place(anchor.getBoundingClientRect()) });
      }, delay);
    };
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && show(event.target, DELAY);
    const focus = (event: FocusEvent) =>
      event.target instanceof Element && event.target.matches(':focus-visible') && show(event.target, 0);
    const key = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', key);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      window.clearTimeout(timer.current);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', key);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [model]);
  if (!shown) return null;
  const { described, left, top, above } = shown;
  return (
    <div className={classes.card} style={{ left, top }} data-above={above || undefined} role="tooltip">
      <div className={classes.head}>
        <span className={classes.id}>{described.id}</span>
        <span>{KIND_NAMES[described.kind]}</span>
        {described.kind === 'threat' && <SeverityBadge severity={described.severity} />}
        {described.kind === 'control' && <PriorityBadge priority={described.priority} />}
        {described.retired && <em>retired</em>}
      </div>
      <div className={described.line === '' ? classes.line : classes.name}>{described.name}</div>
      {described.line !== '' && described.line !== described.name && (
        <div className={classes.line}>{described.line}</div>
      )}
    </div>
  );
}

function place(anchor: DOMRect): { left: number; top: number; above: boolean } {
  const above = anchor.bottom + 180 > window.innerHeight;
  const left = Math.max(8, Math.min(anchor.left, document.documentElement.clientWidth - WIDTH - 8));
  return { left, top: above ? anchor.top - 6 : anchor.bottom + 6, above };
}
