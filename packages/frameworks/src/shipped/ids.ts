import type { Framework } from '@demarc/core';
import { idsOnly, upToDash, upToDot } from './id-list.ts';

const PCI_DSS = idsOnly(
  { id: 'pci-dss', version: '4.0.1', title: 'PCI DSS v4.0.1', publisher: 'PCI Security Standards Council' },
  [
    '1.1.1~2 1.2.1~8 1.3.1~3 1.4.1~5 1.5.1',
    '2.1.1~2 2.2.1~7 2.3.1~2',
    '3.1.1~2 3.2.1 3.3.1 3.3.1.1~3 3.3.2~3 3.4.1~2 3.5.1 3.5.1.1~3 3.6.1 3.6.1.1~4 3.7.1~9',
    '4.1.1~2 4.2.1 4.2.1.1~2 4.2.2',
    '5.1.1~2 5.2.1~3 5.2.3.1 5.3.1~2 5.3.2.1 5.3.3~5 5.4.1',
    '6.1.1~2 6.2.1~3 6.2.3.1 6.2.4 6.3.1~3 6.4.1~3 6.5.1~6',
    '7.1.1~2 7.2.1~5 7.2.5.1 7.2.6 7.3.1~3',
    '8.1.1~2 8.2.1~8 8.3.1~10 8.3.10.1 8.3.11 8.4.1~3 8.5.1 8.6.1~3',
    '9.1.1~2 9.2.1 9.2.1.1 9.2.2~4 9.3.1 9.3.1.1 9.3.2~4 9.4.1 9.4.1.1~2 9.4.2~5 9.4.5.1 9.4.6~7 9.5.1 9.5.1.1~2 9.5.1.2.1 9.5.1.3',
    '10.1.1~2 10.2.1 10.2.1.1~7 10.2.2 10.3.1~4 10.4.1 10.4.1.1 10.4.2 10.4.2.1 10.4.3 10.5.1 10.6.1~3 10.7.1~3',
    '11.1.1~2 11.2.1~2 11.3.1 11.3.1.1~3 11.3.2 11.3.2.1 11.4.1~7 11.5.1 11.5.1.1 11.5.2 11.6.1',
    '12.1.1~4 12.2.1 12.3.1~4 12.4.1~2 12.4.2.1 12.5.1~2 12.5.2.1 12.5.3 12.6.1~3 12.6.3.1~2 12.7.1 12.8.1~5 12.9.1~2 12.10.1~4 12.10.4.1 12.10.5~7',
    'A1.1.1~4 A1.2.1~3 A2.1.1~3 A3.1.1~4 A3.2.1~2 A3.2.2.1 A3.2.3~5 A3.2.5.1~2 A3.2.6 A3.2.6.1 A3.3.1 A3.3.1.2 A3.3.2~3 A3.4.1 A3.5.1',
  ],
  upToDot,
);

const ISO_27001 = idsOnly(
  {
    id: 'iso-27001',
    version: '2022',
    title: 'ISO/IEC 27001:2022 Annex A',
    publisher: 'ISO/IEC',
    // Annex A is the list of the controls that ISO/IEC 27002:2022 describes, under the same numbers
    aliases: [{ framework: 'iso-27002@2022', prefix: 'A.' }],
  },
  ['A.5.1~37 A.6.1~8 A.7.1~14 A.8.1~34'],
  (id) => (/^A\.\d+$/.test(id) ? undefined : upToDot(id)),
);

const TSC = idsOnly(
  {
    id: 'tsc',
    version: '2017',
    title: 'SOC 2 (Trust Services Criteria 2017)',
    publisher: 'AICPA',
    aliases: [{ framework: 'aicpa-tsc-soc-2@2017' }],
  },
  [
    'CC1.1~5 CC2.1~3 CC3.1~4 CC4.1~2 CC5.1~3 CC6.1~8 CC7.1~5 CC8.1 CC9.1~2',
    'A1.1~3 C1.1~2 PI1.1~5 P1.1 P2.1 P3.1~2 P4.1~3 P5.1~2 P6.1~7 P7.1 P8.1',
  ],
  upToDot,
);

const CSA_CCM = idsOnly(
  {
    id: 'csa-ccm',
    version: '4.0',
    title: 'CSA Cloud Controls Matrix v4',
    publisher: 'Cloud Security Alliance',
    aliases: [{ framework: 'csa-ccm@4' }],
  },
  [
    'A&A-01~06 AIS-01~07 BCR-01~11 CCC-01~09 CEK-01~21 DCS-01~15 DSP-01~19 GRC-01~08 HRS-01~13',
    'IAM-01~16 IPY-01~04 IVS-01~09 LOG-01~13 SEF-01~08 STA-01~14 TVM-01~10 UEM-01~14',
  ],
  upToDash,
);

const C5 = idsOnly(
  {
    id: 'bsi-c5',
    version: '2020',
    title: 'BSI C5:2020',
    publisher: 'German Federal Office for Information Security (BSI)',
    aliases: [{ framework: 'emea-germany-c5-2020@2020' }],
  },
  [
    'OIS-01~07 SP-01~03 HR-01~06 AM-01~06 PS-01~07 OPS-01~24 IDM-01~09 CRY-01~04 COS-01~08 PI-01~03',
    'DEV-01~10 SSO-01~05 SIM-01~05 BCM-01~04 COM-01~04 INQ-01~04 PSS-01~12',
  ],
  upToDash,
);

const CIS_CONTROLS = idsOnly(
  {
    id: 'cis-controls',
    version: '8',
    title: 'CIS Critical Security Controls v8',
    publisher: 'Center for Internet Security',
  },
  [
    '1.1~5 2.1~7 3.1~14 4.1~12 5.1~6 6.1~8 7.1~7 8.1~12 9.1~7 10.1~7 11.1~5 12.1~8 13.1~11 14.1~9 15.1~7 16.1~14',
    '17.1~9 18.1~5',
  ],
  upToDot,
);

const NIST_800_171: Framework = {
  ...idsOnly(
    { id: 'nist-800-171', version: '2', title: 'NIST SP 800-171 Revision 2', publisher: 'NIST' },
    [
      '3.1.1~22 3.2.1~3 3.3.1~9 3.4.1~9 3.5.1~11 3.6.1~3 3.7.1~6 3.8.1~9 3.9.1~2 3.10.1~6 3.11.1~3 3.12.1~4',
      '3.13.1~16 3.14.1~7',
    ],
    (id) => (id.split('.').length > 2 ? upToDot(id) : undefined),
  ),
  license: 'Public domain: ids are shown.',
};

const CIS_AWS_1_4 = idsOnly(
  {
    id: 'cis-aws-foundations',
    version: '1.4.0',
    title: 'CIS AWS Foundations Benchmark v1.4.0',
    publisher: 'Center for Internet Security',
  },
  ['1.1~21 2.1.1~5 2.2.1 2.3.1 3.1~11 4.1~15 5.1~4'],
  upToDot,
);

const CIS_AWS = idsOnly(
  {
    id: 'cis-aws-foundations',
    version: '3.0.0',
    title: 'CIS AWS Foundations Benchmark v3.0.0',
    publisher: 'Center for Internet Security',
  },
  ['1.1~22 2.1.1~4 2.2.1 2.3.1~3 2.4.1 3.1~9 4.1~16 5.1~6'],
  upToDot,
);

/** Frameworks that are shipped as ids, in the order in which they are listed. */
export const ID_FRAMEWORKS: readonly Framework[] = [
  PCI_DSS,
  ISO_27001,
  TSC,
  CSA_CCM,
  CIS_AWS,
  CIS_AWS_1_4,
  CIS_CONTROLS,
  C5,
  NIST_800_171,
];
