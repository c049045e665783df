/** What `demarc new` writes: complete in form, to be filled with content. */
export function serviceTemplate(provider: string, service: string): string {
  const prefix = service.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `# What the ThreatModel is, and the scorecard (docs/authoring.md). Counts are computed, never written.
provider: ${provider}
service: ${prefix}           # the ids begin with it: ${prefix}.FC1
name: ${service}
publisher: demarc
version: "1"
# date: "2026-01-31"
# license: …
scorecard:
  identity_management: "-"
  resource_based: "-"
  network_filtering: "-"
  encryption_at_rest: "-"
  encryption_in_transit: "-"
`;
}

export function featureClassTemplate(id: string, name: string, order: number): string {
  return `id: ${id}
name: ${JSON.stringify(name)}
order: ${order}
parents: []               # feature classes that it depends on
uses: []                  # feature classes that it can work with
description: |
  What it does and for whom.
references: []            # - { title: "…", url: "https://…" }
actions: []
threats: []
`;
}

export function threatTemplate(id: string): string {
  return `  - id: ${id}
    name: What the attacker does, in a short active phrase
    description: |
      The mechanism, what the attacker needs, what they gain, what makes it easier or harder.
    goal: DataTheft              # DataTheft, DataManipulation, DoS, LaunchAttack, FinancialDrain, FinancialGain
    tactics: [TA0010]
    techniques: []
    cvss: CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:N
    cvssNotes: {}
    access: {}                   # the IAM access that it needs: UNIQUE, AND, OR, OPTIONAL
    noMitigation: no control has been written yet
    references: []
`;
}

export function controlTemplate(id: string): string {
  return `  - id: ${id}
    title: What to do, in at most 80 characters
    description: |
      What to do, where (organisation, account, resource, pipeline), with which setting or condition key.
    testing: |
      What to try or request, and what must happen.
    coso: Preventative           # Directive, Preventative, Detective, Corrective, Assurance
    nistCsf: Protect             # Govern, Identify, Protect, Detect, Respond, Recover
    effort: Medium
    dependsOn: []
    assuredBy: []
    mitigates: {}                # threat: impact
    references: []
`;
}
