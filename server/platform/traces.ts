import { log } from './log';
import type { CallMark } from './metrics';
import { VERSION } from './version';

/** A span that has begun; ended with what came of it. */
type Begun = { readonly end: (code: string) => void };
type Tracing = { readonly begin: (door: CallMark['door'], name: string) => Begun; readonly flush: () => Promise<void>; readonly stop: () => Promise<void> };

// Routes may be separate instances of this module; the sender is one per process.
const shared = globalThis as typeof globalThis & { gamutTracing?: Tracing | null };

/** Status of a span that ended with a defect, as OpenTelemetry numbers it. */
const FAILED = 2;
const DEFECTS: ReadonlySet<string> = new Set(['unexpected', 'database-unavailable']);

/**
 * Sends a span of each call to a collector, over OTLP and HTTP. Only where an administrator names one; the libraries are read only then.
 * The provider is ours alone and not the process's: the framework would add addresses of pages, and those name patients' ids.
 */
export async function startTraces(endpoint: string | null): Promise<void> {
  if (endpoint === null || (shared.gamutTracing ?? null) !== null) return;
  const [{ OTLPTraceExporter }, { BatchSpanProcessor, TracerProvider }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'gamut', 'service.version': VERSION }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }) })],
  });
  const tracer = provider.getTracer('gamut', VERSION);
  shared.gamutTracing = {
    begin(door, name) {
      const span = tracer.startSpan(name, { attributes: { 'gamut.door': door } });
      return {
        end(code) {
          span.setAttribute('gamut.code', code);
          if (DEFECTS.has(code)) span.setStatus({ code: FAILED });
          span.end();
        },
      };
    },
    flush: () => provider.forceFlush(),
    async stop() {
      shared.gamutTracing = null;
      await provider.shutdown();
    },
  };
  log().info('traces.started');
}

/** Begins the span of a call; nothing where no collector is named. */
export const beginSpan = (door: CallMark['door'], name: string): Begun | null => shared.gamutTracing?.begin(door, name) ?? null;

export const flushTraces = (): Promise<void> => shared.gamutTracing?.flush() ?? Promise.resolve();
export const stopTraces = (): Promise<void> => shared.gamutTracing?.stop() ?? Promise.resolve();
