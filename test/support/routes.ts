import { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Route {
  readonly method: string;
  /** With its parameters by name: `/v1/pns/bindings/:id`. */
  readonly path: string;
}

/** Such as `GET /v1/events`. */
export const titleOf = ({ method, path }: Route): string => `${method} ${path}`;

/** The scope that the contract names for a route of a product, or of administration. */
export function scopeOf(title: string): string {
  const [method, path = ''] = title.split(' ');
  const [, , part = ''] = path.split('/');
  if (part === 'admin') return 'admin';
  const room = part === 'deliveries' ? 'webhooks' : part;
  return `${room}:${method === 'GET' ? 'read' : 'write'}`;
}

/**
 * Every route that the application's router knows, whoever added it. HEAD is left out: it goes with GET.
 * Read off Fastify's drawing of the router, in which each line continues the path of the line it hangs on.
 */
export function routesOf(app: NestFastifyApplication): Route[] {
  const drawing = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const ancestors: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, branches, part, methods] = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? [];
    if (branches === undefined || part === undefined) return [];
    const depth = branches.length / 4;
    const path = `${ancestors[depth - 1] ?? ''}${part}`;
    ancestors[depth] = path;
    return (methods ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => ({ method, path }));
  });
}
