import { describe, expect, it } from 'vitest';
import { findId } from '../src/find-id.ts';

const IDS = ['S3.FC1', 'S3.T7', 'S3.C7', 'S3.C10', 'Q.C10'];

describe('findId', () => {
  it.each([
    ['S3.C7', 'S3.C7'],
    [' s3.c7 ', 'S3.C7'],
    ['C7', 'S3.C7'],
    ['t7', 'S3.T7'],
  ])('takes %j for %s', (wanted, id) => {
    expect(findId(IDS, wanted, (id) => `no control \`${id}\``)).toBe(id);
  });

  it.each([
    ['S3.C8', 'no control `S3.C8`: did you mean `S3.C7`'],
    ['C10', 'no control `C10`'],
    ['7', 'no control `7`'],
    ['', 'no control ``'],
  ])('refuses %j', (wanted, message) => {
    expect(() => findId(IDS, wanted, (id) => `no control \`${id}\``)).toThrow(message);
  });
});
