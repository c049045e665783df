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

/** All that we use of libavoid, which has no types for its enumerations. */
// biome-ignore lint/suspicious/noExplicitAny: the WebAssembly module is untyped
type Avoid = any;

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

  const shapes = new Map<string, unknown>();
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
  const connections = routes.map(({ id, from, to }) => {
    const connection = new avoid.ConnRef(
      router,
      new avoid.ConnEnd(shapes.get(from), CENTRE_PIN),
      new avoid.ConnEnd(shapes.get(to), CENTRE_PIN),
    );
    return [id, connection] as const;
  });
  router.processTransaction();
  const ways = new Map<string, readonly Point[]>();
  for (const [id, connection] of connections) {
    const line = connection.displayRoute();
    const points = Array.from({ length: line.size() as number }, (_, at): Point => {
      const { x, y } = line.get_ps(at) as Point;
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
