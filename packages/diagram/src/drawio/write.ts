import { escapeXml } from '../render/escape.ts';
import { coloursOf } from '../render/theme.ts';
import type { CheckpointBadge, FlowLine, NodeBox, Rect, Scene, Tags, ZoneBox } from '../scene.ts';
import { encodeDrawio } from './decode.ts';

/** Writes a laid-out text diagram in the published form: the body of `dfd`, tagged as other tools expect (`FC1_T2`, `FC3`). `featureClassOf` tells the class of a threat. */
export function writeDrawio(scene: Scene, featureClassOf: (threat: string) => string | undefined): string {
  const tagged = (id: string, label: string, tags: Tags, cell: string) =>
    `<object id="${escapeXml(id)}" label="${escapeXml(label)}" threat="${escapeXml(threatTags(tags, featureClassOf))}" feature_class="${escapeXml(tags.featureClasses.map(local).join(','))}">${cell}</object>`;
  const cells = scene.items.map((item) => {
    switch (item.type) {
      case 'zone':
        return tagged(item.id, item.label, item.tags, zoneCell(item));
      case 'node':
        return tagged(item.id, item.lines.join(' '), item.tags, nodeCell(item));
      case 'flow':
        return tagged(item.id, item.label?.lines.join(' ') ?? '', item.tags, flowCell(item));
      case 'checkpoint':
        return tagged(item.id, item.label.lines.join(' '), item.tags, checkpointCell(item));
      default:
        return '';
    }
  });
  return encodeDrawio(
    `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells.join('')}</root></mxGraphModel>`,
  );
}

const { colour, zone } = coloursOf('light');

function zoneCell({ box, kind }: ZoneBox): string {
  const [fill, border] = zone(kind);
  return vertex(
    `rounded=1;arcSize=2;dashed=1;html=1;verticalAlign=top;align=left;spacingLeft=8;fontStyle=1;fillColor=${fill};strokeColor=${border};fontColor=${colour('quiet')}`,
    box,
  );
}

function nodeCell({ box }: NodeBox): string {
  return vertex(
    `rounded=1;whiteSpace=wrap;html=1;fillColor=${colour('node')};strokeColor=${colour('nodeBorder')};fontColor=${colour('ink')}`,
    box,
  );
}

function checkpointCell({ at }: CheckpointBadge): string {
  return vertex(
    'rhombus;html=1;verticalLabelPosition=bottom;verticalAlign=top;fontSize=10;fillColor=#1c2430;strokeColor=none',
    { x: at.x - 8, y: at.y - 8, width: 16, height: 16 },
  );
}

function flowCell({ from, to, kind, twoWay, points }: FlowLine): string {
  const inner = points
    .slice(1, -1)
    .map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`)
    .join('');
  const style = `edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;${twoWay ? 'startArrow=block;' : ''}${kind === 'control' ? 'dashed=1;' : ''}strokeColor=${kind === 'control' ? colour('control') : colour('line')}`;
  return `<mxCell style="${style}" edge="1" parent="1" source="${escapeXml(from)}" target="${escapeXml(to)}"><mxGeometry relative="1" as="geometry"><Array as="points">${inner}</Array></mxGeometry></mxCell>`;
}

function vertex(style: string, { x, y, width, height }: Rect): string {
  return `<mxCell style="${style}" vertex="1" parent="1"><mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`;
}

function threatTags(tags: Tags, featureClassOf: (threat: string) => string | undefined): string {
  return tags.threats
    .flatMap((threat) => {
      const featureClass = featureClassOf(threat);
      return featureClass === undefined ? [] : [`${local(featureClass)}_${local(threat)}`];
    })
    .join(',');
}

/** `S3.T2` → `T2`. */
function local(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}
