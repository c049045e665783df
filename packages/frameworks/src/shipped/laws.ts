import type { Framework, Requirement } from '@demarc/core';
import { idsOnly } from './id-list.ts';

const HIPAA = outlined(
  {
    id: 'hipaa-security-rule',
    version: '2013',
    title: 'HIPAA Security Rule (45 CFR 164 Subpart C)',
    publisher: 'US Department of Health and Human Services',
    license: 'US law, public domain: section numbers and headings are shown.',
    source: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C',
  },
  `
164.306 Security standards: General rules
  164.306(a) General requirements
  164.306(b) Flexibility of approach
  164.306(c) Standards
  164.306(d) Implementation specifications
  164.306(e) Maintenance
164.308 Administrative safeguards
  164.308(a)(1)(i) Security management process
    164.308(a)(1)(ii)(A) Risk analysis
    164.308(a)(1)(ii)(B) Risk management
    164.308(a)(1)(ii)(C) Sanction policy
    164.308(a)(1)(ii)(D) Information system activity review
  164.308(a)(2) Assigned security responsibility
  164.308(a)(3)(i) Workforce security
    164.308(a)(3)(ii)(A) Authorization and/or supervision
    164.308(a)(3)(ii)(B) Workforce clearance procedure
    164.308(a)(3)(ii)(C) Termination procedures
  164.308(a)(4)(i) Information access management
    164.308(a)(4)(ii)(A) Isolating health care clearinghouse functions
    164.308(a)(4)(ii)(B) Access authorization
    164.308(a)(4)(ii)(C) Access establishment and modification
  164.308(a)(5)(i) Security awareness and training
    164.308(a)(5)(ii)(A) Security reminders
    164.308(a)(5)(ii)(B) Protection from malicious software
    164.308(a)(5)(ii)(C) Log-in monitoring
    164.308(a)(5)(ii)(D) Password management
  164.308(a)(6)(i) Security incident procedures
    164.308(a)(6)(ii) Response and reporting
  164.308(a)(7)(i) Contingency plan
    164.308(a)(7)(ii)(A) Data backup plan
    164.308(a)(7)(ii)(B) Disaster recovery plan
    164.308(a)(7)(ii)(C) Emergency mode operation plan
    164.308(a)(7)(ii)(D) Testing and revision procedures
    164.308(a)(7)(ii)(E) Applications and data criticality analysis
  164.308(a)(8) Evaluation
  164.308(b)(1) Business associate contracts and other arrangements
  164.308(b)(2) Business associate contracts and other arrangements: subcontractors
  164.308(b)(3) Written contract or other arrangement
164.310 Physical safeguards
  164.310(a)(1) Facility access controls
    164.310(a)(2)(i) Contingency operations
    164.310(a)(2)(ii) Facility security plan
    164.310(a)(2)(iii) Access control and validation procedures
    164.310(a)(2)(iv) Maintenance records
  164.310(b) Workstation use
  164.310(c) Workstation security
  164.310(d)(1) Device and media controls
    164.310(d)(2)(i) Disposal
    164.310(d)(2)(ii) Media re-use
    164.310(d)(2)(iii) Accountability
    164.310(d)(2)(iv) Data backup and storage
164.312 Technical safeguards
  164.312(a)(1) Access control
    164.312(a)(2)(i) Unique user identification
    164.312(a)(2)(ii) Emergency access procedure
    164.312(a)(2)(iii) Automatic logoff
    164.312(a)(2)(iv) Encryption and decryption
  164.312(b) Audit controls
  164.312(c)(1) Integrity
    164.312(c)(2) Mechanism to authenticate electronic protected health information
  164.312(d) Person or entity authentication
  164.312(e)(1) Transmission security
    164.312(e)(2)(i) Integrity controls
    164.312(e)(2)(ii) Encryption
164.314 Organizational requirements
  164.314(a)(1) Business associate contracts or other arrangements
    164.314(a)(2)(i) Business associate contracts
    164.314(a)(2)(ii) Other arrangements
    164.314(a)(2)(iii) Business associate contracts with subcontractors
  164.314(b)(1) Requirements for group health plans
    164.314(b)(2) Implementation specifications
164.316 Policies and procedures and documentation requirements
  164.316(a) Policies and procedures
  164.316(b)(1) Documentation
    164.316(b)(2)(i) Time limit
    164.316(b)(2)(ii) Availability
    164.316(b)(2)(iii) Updates
`,
);

const EU_LAW = 'EU law, free to be reused: article numbers are shown, the text is at its source.';

const GDPR: Framework = {
  ...idsOnly(
    {
      id: 'gdpr',
      version: '2016-679',
      title: 'GDPR (Regulation (EU) 2016/679), articles',
      publisher: 'European Union',
      source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    },
    [
      '1~4 5(1)(a) 5(1)(b) 5(1)(c) 5(1)(d) 5(1)(e) 5(1)(f) 5(2) 6~24 25(1) 25(2) 25(3) 26~31',
      '32(1)(a) 32(1)(b) 32(1)(c) 32(1)(d) 32(2) 32(3) 32(4) 33~99',
    ],
    upToBracket,
  ),
  license: EU_LAW,
};

const NIS2: Framework = {
  ...idsOnly(
    {
      id: 'nis2',
      version: '2022-2555',
      title: 'NIS 2 (Directive (EU) 2022/2555), articles',
      publisher: 'European Union',
      source: 'https://eur-lex.europa.eu/eli/dir/2022/2555/oj',
    },
    [
      '1~20 21(1) 21(2)(a) 21(2)(b) 21(2)(c) 21(2)(d) 21(2)(e) 21(2)(f) 21(2)(g) 21(2)(h) 21(2)(i) 21(2)(j)',
      '21(3) 21(4) 21(5) 22~46',
    ],
    upToBracket,
  ),
  license: EU_LAW,
};

const DORA: Framework = {
  ...idsOnly(
    {
      id: 'dora',
      version: '2022-2554',
      title: 'DORA (Regulation (EU) 2022/2554), articles',
      publisher: 'European Union',
      source: 'https://eur-lex.europa.eu/eli/reg/2022/2554/oj',
    },
    ['1~64'],
    () => undefined,
  ),
  license: EU_LAW,
};

/** Laws and regulations, whose numbering is public; in the order in which they are listed. */
export const LAWS: readonly Framework[] = [HIPAA, GDPR, NIS2, DORA];

/** `32(1)(a)` → `32(1)` → `32`; nothing above an article. */
function upToBracket(id: string): string | undefined {
  const at = id.lastIndexOf('(');
  return at < 0 ? undefined : id.slice(0, at);
}

/** Requirements as an outline, one a line, `id title`, each below the line that is indented less; what stands at the margin only groups. */
function outlined(about: Omit<Framework, 'requirements'>, outline: string): Framework {
  const above: string[] = [];
  const requirements = outline
    .trim()
    .split('\n')
    .map((line): Requirement => {
      const [, indent = '', id = '', title] = /^( *)(\S+) (.*)$/.exec(line) ?? [];
      const depth = indent.length / 2;
      above[depth] = id;
      return { id, title, ...(depth === 0 ? { group: true } : { parent: above[depth - 1] as string }) };
    });
  return { ...about, requirements };
}
