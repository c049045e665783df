/** Three-valued logic: `maybe` stands for what depends on something unknown. */
export type Truth = 'yes' | 'no' | 'maybe';

/** `yes` if all are, `no` as soon as one is not. */
export function and(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'maybe';
}

/** `yes` as soon as one is, `no` if none is. */
export function or(a: Truth, b: Truth): Truth {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' && b === 'no' ? 'no' : 'maybe';
}

export function not(a: Truth): Truth {
  if (a === 'maybe') return 'maybe';
  return a === 'yes' ? 'no' : 'yes';
}

export function truth(value: boolean): Truth {
  return value ? 'yes' : 'no';
}
