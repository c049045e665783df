import { LEVELS, SEVERITIES } from '@demarc/core';
import type { DocumentTree, Inline, Node, Row } from '../src/tree.ts';

/** Texts that try to be more than text, in every language that a format speaks. */
export const HOSTILE = [
  '<script>alert(1)</script> & <b onclick="x()">bold</b> &amp; &lt;',
  '</w:t></w:r><w:r><w:instrText>INCLUDETEXT "c:\\\\secret"</w:instrText></w:r>',
  ']]> <![CDATA[ x ]]> <!-- y --> <?z ?>',
  '# no heading *not* _emphasis_ **nor** __strong__ ~~struck~~ `code` ```fence``` $x^2$ $$y$$',
  '[a link](javascript:alert(1)) ![a picture](https://example.com/track.png) <https://example.com> [ref][1]',
  'https://example.com/auto www.example.com someone@example.com',
  '| a | pipe | \\| and a backslash \\ at the end \\',
  '#set page(fill: red) #link("x") $ sum $ @label <label> //comment /*block*/',
  '=HYPERLINK("http://example.com","x") +1 -1 @SUM(A1)',
  '1. no list',
  '- no list either\n> nor a quote\n---\n===\n    nor code\n\n<div>',
  'controls \u0000\u0001\u0007\u000b\u001f\u007f\u0085\ufffe\uffff and halves \ud800 \udc00 end',
  'turned \u202eright to left\u202c and \u2066isolated\u2069 and עברית and العربية',
  'tab\tand\r\nline\rends\nof all kinds',
  'emoji 👩‍💻 combining e\u0301 full ＡＢＣ 漢字 zero\u200bwidth nbsp\u00a0here soft\u00adhyphen',
  `a${'VeryLongWordWithoutAnyPlaceToBreak'.repeat(6)}z`,
  `arn:aws:s3:::amzn-s3-demo-bucket/\${aws:PrincipalTag/Department}/*`,
] as const;

const text = (value: string): Inline => ({ type: 'text', text: value });
const ref = (to: string): Inline => ({ type: 'ref', to, text: to });
const paragraph = (...children: readonly Inline[]): Node => ({ type: 'paragraph', children });

const PROSE =
  'An attacker who can read the bucket policy learns who else may read its objects, and asks for them in the name of a principal that the owner forgot.';

/** Such pictures come from our own renderer. The ids are there to meet those of the next picture. */
function picture(name: string, width: number, height: number): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${name}" font-family="Inter, 'Helvetica Neue', Arial, sans-serif">`,
    '<defs><linearGradient id="shade"><stop offset="0" stop-color="#eef1fa"/><stop offset="1" stop-color="#97a5d1"/></linearGradient></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g data-id="bucket" data-kind="node" role="img" aria-label="Bucket"><title>Bucket</title><rect x="20" y="20" width="${width / 2 - 30}" height="${height - 40}" rx="6" fill="url(#shade)" stroke="#3d4a5c"/><text x="40" y="${height / 2}" font-size="14" fill="#1c2430">Bucket</text></g>`,
    `<g data-id="reader" data-kind="node" role="img" aria-label="Reader"><title>Reader</title><rect x="${width / 2 + 10}" y="20" width="${width / 2 - 30}" height="${height - 40}" rx="6" fill="#ffffff" stroke="#3d4a5c"/><text x="${width / 2 + 30}" y="${height / 2}" font-size="14" fill="#1c2430">Reader</text></g>`,
    '</svg>',
  ].join('\n');
}

const everyInline: readonly Inline[] = [
  text('Plain, '),
  { type: 'strong', children: [text('strong, '), { type: 'emphasis', children: [text('both, ')] }] },
  { type: 'emphasis', children: [text('emphasised, ')] },
  { type: 'code', text: 's3:GetObject' },
  text(', '),
  { type: 'link', href: 'https://example.com/a?b=(c)&d="e"#f', children: [text('a link')] },
  text(', '),
  { type: 'link', href: 'javascript:alert(1)', children: [text('a link that is none')] },
  text(', a place: '),
  ref('S3.T1'),
  text(', a row: '),
  ref('S3.C1'),
  text(', a place that is not there: '),
  ref('S3.T99'),
  { type: 'break' },
  text('and a second line. '),
  ...SEVERITIES.flatMap((severity): readonly Inline[] => [
    { type: 'severity', severity, score: severity === 'High' ? '7.5' : undefined },
    text(' '),
  ]),
  ...LEVELS.flatMap((level): readonly Inline[] => [{ type: 'priority', level }, text(' ')]),
];

const wideRows: readonly Row[] = Array.from({ length: 40 }, (_, at) => ({
  anchor: `S3.A${at + 1}`,
  cells: [
    [text(`S3.A${at + 1}`)],
    [{ type: 'code', text: 's3:PutBucketIntelligentTieringConfiguration' }],
    [text(PROSE.slice(0, 40 + ((at * 17) % 90)))],
    [ref('S3.FC1')],
    [text(String(at * 137))],
  ],
}));

/** Every node and every inline of a document, hostile texts in each place that takes one. */
export const sampleTree: DocumentTree = {
  title: 'Amazon S3',
  subtitle: 'ThreatModel',
  cover: {
    facts: [
      { name: 'Version', value: [text('2026-12')] },
      {
        name: 'Licence',
        value: [{ type: 'link', href: 'https://example.com/licence', children: [text('CC BY 4.0')] }],
      },
      { name: 'Selected', value: [text('everything'), { type: 'break' }, { type: 'code', text: 's3:*' }] },
    ],
    figures: [
      { value: '38', label: 'threats' },
      { value: '173', label: 'controls' },
      { value: '9', label: 'feature classes' },
    ],
    about: [
      text('What a customer of Amazon S3 answers for. '),
      { type: 'strong', children: [text('Start at ')] },
      ref('S3.T1'),
    ],
  },
  runningFoot: 'Amazon S3 ThreatModel · 2026-12 <b>&',
  author: 'Demarc & "friends"',
  date: '2026-12-01',
  sections: [
    {
      type: 'section',
      anchor: 'inlines',
      title: 'Every inline and block',
      children: [
        paragraph(...everyInline),
        { type: 'paragraph', lead: 'Testing', children: [text(PROSE)] },
        {
          type: 'list',
          ordered: false,
          items: [
            [paragraph(text('One'))],
            [
              paragraph(text('Two')),
              {
                type: 'list',
                ordered: true,
                items: [
                  [paragraph(text('Two, first'))],
                  [paragraph(text('Two, second')), { type: 'code', text: 'inside a list' }],
                ],
              },
            ],
            [],
          ],
        },
        {
          type: 'list',
          ordered: true,
          lead: 'In this order',
          items: [[paragraph(text('Enable it'))], [paragraph(text('Test it'))]],
        },
        { type: 'list', ordered: true, items: [[paragraph(text('A second list begins at one'))]] },
        { type: 'code', text: '{\n  "Effect": "Deny",\n\t"Action": "s3:*",\n\n  "Resource": "```*```"\n}\n' },
        {
          type: 'facts',
          facts: [
            { name: 'Effort', value: [text('Low')] },
            { name: 'Depends on', value: [ref('S3.C1'), text(', '), ref('S3.C2')] },
          ],
        },
        { type: 'note', tone: 'loud', children: [text('No control mitigates '), ref('S3.T1')] },
        { type: 'note', tone: 'quiet', children: [text('Taken from the provider’s documentation.')] },
        {
          type: 'figure',
          anchor: 'figure:whole',
          caption: 'Data flow diagram',
          alt: 'A reader beside a bucket',
          svg: picture('whole', 900, 500),
          width: 900,
          height: 500,
        },
        {
          type: 'figure',
          anchor: 'figure:small',
          caption: 'A small one',
          alt: 'A small bucket',
          svg: picture('small', 260, 120),
          width: 260,
          height: 120,
        },
      ],
    },
    {
      type: 'section',
      anchor: 'S3.FC1',
      id: 'S3.FC1',
      title: 'Buckets',
      marks: [{ type: 'severity', severity: 'Critical', score: '9.1' }],
      children: [
        paragraph(text(PROSE)),
        {
          type: 'section',
          anchor: 'S3.T1',
          id: 'S3.T1',
          title: 'Read by a forgotten principal',
          marks: [
            { type: 'severity', severity: 'High', score: '7.5' },
            text(' '),
            { type: 'priority', level: 'Very High' },
          ],
          children: [
            paragraph(text(PROSE)),
            {
              type: 'table',
              anchor: 'table:controls',
              caption: 'Controls that mitigate it',
              columns: [
                { title: 'Id', width: 'fit' },
                { title: 'What to do', width: 3 },
                { title: 'How it is tested', width: 2 },
                { title: 'Share', width: 'fit', align: 'right' },
                { title: 'Priority', width: 'fit', align: 'centre' },
              ],
              rows: [
                {
                  anchor: 'S3.C1',
                  cells: [
                    [text('S3.C1')],
                    [text(PROSE)],
                    {
                      blocks: [
                        paragraph(text('Try:')),
                        {
                          type: 'list',
                          ordered: false,
                          items: [[paragraph(text('once'))], [paragraph(text('twice'))]],
                        },
                        { type: 'code', text: 'aws s3 ls' },
                      ],
                    },
                    [text('12')],
                    [{ type: 'priority', level: 'High' }],
                  ],
                },
                {
                  anchor: 'S3.C2',
                  cells: [
                    [text('S3.C2')],
                    { blocks: [] },
                    [],
                    [text('3')],
                    [{ type: 'priority', level: 'Low' }],
                  ],
                },
                { cells: [[text('short')]] },
              ],
              empty: 'No control.',
            },
            {
              type: 'table',
              anchor: 'table:empty',
              caption: 'Detections',
              columns: [
                { title: 'Id', width: 'fit' },
                { title: 'Event', width: 1 },
              ],
              rows: [],
              empty: 'No detection.',
            },
            {
              type: 'section',
              anchor: 'deep',
              title: 'Fourth level follows',
              children: [
                {
                  type: 'section',
                  anchor: 'deeper',
                  title: 'Fourth',
                  children: [
                    {
                      type: 'section',
                      anchor: 'deepest',
                      title: 'Fifth',
                      children: [
                        {
                          type: 'section',
                          anchor: 'six',
                          title: 'Sixth',
                          children: [
                            {
                              type: 'section',
                              anchor: 'seven',
                              title: 'Seventh',
                              children: [paragraph(text('Far down.'))],
                            },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'section',
      anchor: 'actions',
      title: 'All actions',
      landscape: true,
      children: [
        {
          type: 'table',
          anchor: 'table:actions',
          caption: 'Actions with permission, event and feature class',
          columns: [
            { title: 'Id', width: 'fit' },
            { title: 'IAM permission', width: 3 },
            { title: 'Description', width: 5 },
            { title: 'Feature class', width: 'fit' },
            { title: 'Count', width: 'fit', align: 'right' },
          ],
          rows: wideRows,
          empty: 'No action.',
        },
      ],
    },
    {
      type: 'section',
      anchor: 'Hostile "place" <x>&#',
      id: HOSTILE[0],
      title: HOSTILE[3],
      children: [
        paragraph(ref('Hostile "place" <x>&#')),
        ...HOSTILE.flatMap((value): readonly Node[] => [
          paragraph(text(value), { type: 'break' }, { type: 'code', text: value }),
          paragraph(
            { type: 'strong', children: [text(value)] },
            { type: 'link', href: 'https://example.com/', children: [text(value)] },
          ),
        ]),
        { type: 'code', text: HOSTILE.join('\n') },
        { type: 'list', ordered: true, items: HOSTILE.map((value) => [paragraph(text(value))]) },
        { type: 'facts', facts: HOSTILE.map((value) => ({ name: value, value: [text(value)] })) },
        {
          type: 'table',
          anchor: 'table:hostile',
          caption: HOSTILE[0],
          columns: [
            { title: HOSTILE[6], width: 1 },
            { title: HOSTILE[1], width: 'fit' },
            { title: 'Blocks', width: 1 },
          ],
          rows: HOSTILE.map((value, at) => ({
            anchor: `row ${at} ${value}`,
            cells: [
              [text(value)],
              [{ type: 'code', text: value }],
              {
                blocks: [
                  { type: 'paragraph', lead: value, children: [text(value)] },
                  { type: 'code', text: value },
                ],
              },
            ],
          })),
          empty: '',
        },
        {
          type: 'figure',
          anchor: 'figure:hostile',
          caption: HOSTILE[2],
          alt: HOSTILE[0],
          svg: picture('hostile', 300, 120),
          width: 300,
          height: 120,
        },
        { type: 'note', tone: 'loud', children: [text(HOSTILE[4])] },
      ],
    },
    {
      type: 'section',
      anchor: 'licence',
      title: 'Licence',
      unlisted: true,
      children: [paragraph(text('CC BY 4.0'))],
    },
  ],
};
