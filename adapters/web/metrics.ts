/** Counts requests and their time by route, for Prometheus. */

import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, Histogram, Registry } from 'prom-client';
import type { WebEnv } from './options.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface HttpMetrics {
  count: MiddlewareHandler<WebEnv>;
  text(): Promise<string>;
}

export function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'caudari_http_requests_total',
    help: 'HTTP requests by route, method and status.',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'caudari_http_request_seconds',
    help: 'Time from a request to the end of its response, by route.',
    labelNames: ['route'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    count: async (c, next) => {
      const began = performance.now();
      const { outgoing } = c.env;
      const path = routePath(c, -1);
      const route = path === '/*' || path === '*' ? 'other' : path;
      const method = methods.includes(c.req.method) ? c.req.method : 'other';
      outgoing.once('close', () => {
        requests.inc({ method, route, status: outgoing.statusCode });
        seconds.observe({ route }, (performance.now() - began) / 1000);
      });
      await next();
    },
    text: () => registry.metrics(),
  };
}
