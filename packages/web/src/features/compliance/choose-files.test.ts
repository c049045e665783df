import { describe, expect, it } from 'vitest';
import { chooseFiles, metadataText } from './choose-files.ts';

const file = (name: string, text = '') => new File([text], name);
const MAPPING = file('a.csv', '"SCF ids","requirement ids"\nIAC-20,1.1\n');
const METADATA = file('b.csv', 'title,Ours\nversion,1\n');

describe('chooseFiles', () => {
  it.each([
    [[file('SCF.XLSX')], 'workbook'],
    [[file('catalog.json')], 'oscal'],
    [[MAPPING], 'mapping'],
    [[METADATA, METADATA], 'wrong'],
    [[file('notes.docx')], 'wrong'],
    [[file('a.json'), file('b.json')], 'wrong'],
  ])('%#: %s', async (files, kind) => {
    expect((await chooseFiles(files)).kind).toBe(kind);
  });

  it.each([[[MAPPING, METADATA]], [[METADATA, MAPPING]]])(
    'tells mapping and metadata in either order',
    async (files) => {
      expect(await chooseFiles(files)).toMatchObject({
        kind: 'csv',
        mapping: expect.stringContaining('IAC-20'),
        metadata: expect.stringContaining('title,Ours'),
      });
    },
  );
});

describe('metadataText', () => {
  it('quotes what people type, and leaves out what they do not', () => {
    expect(metadataText({ title: 'Ours, "the" baseline', version: ' 1 ', publisher: ' ' })).toBe(
      'title,"Ours, ""the"" baseline"\nversion,"1"\n',
    );
  });
});
