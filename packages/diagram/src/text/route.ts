import type { Point, Rect } from '../scene.ts';

/** One flow to route: where it leaves, where it arrives. */
export interface Route {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Finds the way of every flow round the nodes and other obstacles, in horizontal and vertical pieces. */
export type Router = (
  nodes: ReadonlyMap<string, Rect>,
  routes: readonly Route[],
  obstacles: readonly Rect[],
) => ReadonlyMap<string, readonly Point[]>;

type Part = object;

interface AvoidRouter extends Part {
  setRoutingParameter(parameter: number, value: number): void;
  setRoutingOption(option: number, on: boolean): void;
  processTransaction(): void;
}

interface AvoidConnection extends Part {
  displayRoute(): { size(): number; get_ps(at: number): Point };
}

/** All that we use of libavoid: its own types leave the parameters, the options and the constructors out. */
interface Avoid {
  readonly OrthogonalRouting: number;
  readonly shapeBufferDistance: number;
  readonly idealNudgingDistance: number;
  readonly segmentPenalty: number;
  readonly crossingPenalty: number;
  readonly fixedSharedPathPenalty: number;
  readonly nudgeOrthogonalSegmentsConnectedToShapes: number;
  readonly nudgeOrthogonalTouchingColinearSegments: number;
  readonly nudgeSharedPathsWithCommonEndPoint: number;
  readonly performUnifyingNudgingPreprocessingStep: number;
  readonly Router: new (flags: number) => AvoidRouter;
  readonly Point: new (x: number, y: number) => Part;
  readonly Rectangle: new (topLeft: Part, bottomRight: Part) => Part;
  readonly ShapeRef: new (router: AvoidRouter, outline: Part) => Part;
  readonly ShapeConnectionPin: new (
    shape: Part,
    group: number,
    x: number,
    y: number,
    proportional: boolean,
    inside: number,
    directions: number,
  ) => { setExclusive(exclusive: boolean): void };
  readonly ConnEnd: new (shape: Part, group: number) => Part;
  readonly ConnRef: new (router: AvoidRouter, from: Part, to: Part) => AvoidConnection;
  destroy(part: Part): void;
}

const CENTRE_PIN = 1;

/**
 * Loads the router (libavoid, WebAssembly). `wasm` is the address of `libavoid.wasm` for browsers; Node finds it beside the module.
 * Loaded once; the same nodes and routes always give the same ways.
 */
export async function loadRouter(wasm?: string): Promise<Router> {
  const { AvoidLib } = await import('libavoid-js');
  if (!AvoidLib.avoidLib) await AvoidLib.load(wasm);
  return (nodes, routes, obstacles) =>
    routeAll(AvoidLib.getInstance() as unknown as Avoid, nodes, routes, obstacles);
}

function routeAll(
  avoid: Avoid,
  nodes: ReadonlyMap<string, Rect>,
  routes: readonly Route[],
  obstacles: readonly Rect[],
): ReadonlyMap<string, readonly Point[]> {
  const router = new avoid.Router(avoid.OrthogonalRouting);
  router.setRoutingParameter(avoid.shapeBufferDistance, 10);
  router.setRoutingParameter(avoid.idealNudgingDistance, 12);
  router.setRoutingParameter(avoid.segmentPenalty, 60);
  router.setRoutingParameter(avoid.crossingPenalty, 120);
  router.setRoutingParameter(avoid.fixedSharedPathPenalty, 200);
  router.setRoutingOption(avoid.nudgeOrthogonalSegmentsConnectedToShapes, true);
  router.setRoutingOption(avoid.nudgeOrthogonalTouchingColinearSegments, true);
  router.setRoutingOption(avoid.nudgeSharedPathsWithCommonEndPoint, true);
  router.setRoutingOption(avoid.performUnifyingNudgingPreprocessingStep, true);

  const shapes = new Map<string, Part>();
  const shapeOf = ({ x, y, width, height }: Rect) =>
    new avoid.ShapeRef(
      router,
      new avoid.Rectangle(new avoid.Point(x, y), new avoid.Point(x + width, y + height)),
    );
  for (const obstacle of obstacles) shapeOf(obstacle);
  for (const [id, box] of nodes) {
    const shape = shapeOf(box);
    const pins: readonly (readonly [number, number, number])[] = [
      [0.5, 0, 1],
      [0.5, 1, 2],
      [0, 0.5, 4],
      [1, 0.5, 8],
    ];
    for (const [px, py, direction] of pins)
      new avoid.ShapeConnectionPin(shape, CENTRE_PIN, px, py, true, 0, direction).setExclusive(false);
    shapes.set(id, shape);
  }
  const endAt = (node: string) => {
    const shape = shapes.get(node);
    if (!shape) throw new Error(`A flow ends at ${node}, which is not placed`);
    return new avoid.ConnEnd(shape, CENTRE_PIN);
  };
  const connections = routes.map(
    ({ id, from, to }) => [id, new avoid.ConnRef(router, endAt(from), endAt(to))] as const,
  );
  router.processTransaction();
  const ways = new Map<string, readonly Point[]>();
  for (const [id, connection] of connections) {
    const line = connection.displayRoute();
    const points = Array.from({ length: line.size() }, (_, at): Point => {
      const { x, y } = line.get_ps(at);
      return { x: Math.round(x * 2) / 2, y: Math.round(y * 2) / 2 };
    });
    ways.set(id, straightened(points));
  }
  avoid.destroy(router);
  return ways;
}

/** Without points that stand between two others on one line. */
function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, at) => {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
