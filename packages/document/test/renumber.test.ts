import { describe, expect, it } from 'vitest';
import { renumbered } from '../src/render/pdf/renumber.ts';

const by = { numbers: Int32Array.of(0, 41, 0, 1234567), keys: 100, ids: 's2' };

describe('renumbered', () => {
  it.each([
    ['objects', '/K [1 0 R 3 0 R] /Pg 3 0 R', '/K [41 0 R 1234567 0 R] /Pg 1234567 0 R'],
    ['nothing where there is none', '<< /F 4 /Rect [1 0 0.5 12] >>', '<< /F 4 /Rect [1 0 0.5 12] >>'],
    ['keys', '/StructParent 7 /StructParents 0', '/StructParent 107 /StructParents 100'],
    ['no text', '/Alt (see 1 0 R \\( /StructParent 3)', '/Alt (see 1 0 R \\( /StructParent 3)'],
    ['what follows a text with parentheses', '/T (a (b) \\)) /P 1 0 R', '/T (a (b) \\)) /P 41 0 R'],
    ['ids of cells', '/ID (U1x0y2) /Headers [(U1x0y0)]', '/ID (s2U1x0y2) /Headers [(s2U1x0y0)]'],
    ['no other text that looks like an id', '/Alt (U1x0y2)', '/Alt (U1x0y2)'],
    [
      'links to places',
      '<<\n  /A <<\n    /S /URI\n    /URI (demarc:S3.T1)\n  >>\n  /F 4\n  /Contents (demarc:S3.T1)\n>>',
      '<<\n  /Dest (S3.T1)\n  /F 4\n  /Contents (S3.T1)\n>>',
    ],
    [
      'what is led to',
      '<< /A << /S /URI /URI (demarc-here:S3.T1) >> /Contents (demarc-here:S3.T1) >>',
      '<< /Dest (S3.T1) /Contents (S3.T1) >>',
    ],
    [
      'no link to the web',
      '<< /A << /S /URI /URI (https://a.test/) >> /Contents (x) >>',
      '<< /A << /S /URI /URI (https://a.test/) >> /Contents (x) >>',
    ],
    [
      'no stream',
      '<< /P 1 0 R >>\nstream\n1 0 R (\nendstream',
      '<< /P 41 0 R >>\nstream\n1 0 R (\nendstream',
    ],
  ])('renumbers %s', (_, text, expected) => {
    expect(renumbered(text, by)).toBe(expected);
  });

  it.each([
    ['an object that is left out', '/P 2 0 R', 'the PDF names object 2, which is left out'],
    ['an object that the file does not have', '/P 9 0 R', 'the PDF names object 9, which is left out'],
    ['a text without an end', '/T (a', 'the PDF has a text without an end'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => renumbered(text, by)).toThrow(reason);
  });
});
