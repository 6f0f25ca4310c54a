import 'server-only';
import { BACKGROUND_HEADER, readActor } from '@/server/auth/read-actor';
import type { Actor } from '@/server/auth/actor';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { now } from '@/server/platform/clock';
import { log } from '@/server/platform/log';
import { authorise } from '@/server/services/authorise';
import type { ChangeEvent } from '@/server/contracts/event';
import { hub } from '@/server/services/events/hub';
import { mayHear } from '@/server/services/events/may-hear';

const HEARTBEAT_MS = 20_000;
/** Heartbeats between two looks at the session. */
const LOOK_EVERY = 3;
/** Nothing is told on a session that was not looked at for so long: whoever was suspended or signed out hears no more. */
const LOOKED_MS = 2_000;
/** After so many heartbeats the browser comes again, so that a connection nobody reads ends. */
const LONGEST = 60;
/** Streams of one person at a time: a tab each. */
const MOST_STREAMS = 12;
/** Events that wait for a reader before it counts as gone. */
const MOST_WAITING = 200;

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };
const streams = new Map<string, number>();

/** An open stream moves no idle clock: nobody did anything. */
async function actorOf(request: Request): Promise<Actor> {
  const headers = new Headers(request.headers);
  headers.set(BACKGROUND_HEADER, '1');
  const visitor = await readActor(headers);
  if (visitor.actor === null) throw new AppError(visitor.why);
  return visitor.actor;
}

/** `GET /api/events`: what changes in the session's clinic, as it changes: kinds and ids, no clinical data. */
export async function handleEvents(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request.headers);
    const actor = await actorOf(request);
    authorise(actor, 'chart:read');
    const who = actor.userId ?? '';
    if ((streams.get(who) ?? 0) >= MOST_STREAMS) throw new AppError('too-many-attempts');
    return new Response(streamFor(request, { clinicId: actor.clinic.id, who }), { headers: HEADERS });
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code === 'unexpected') log().error('events.failed', { error });
    return Response.json({ code: refusal.code, message: refusal.message }, { status: FACES[refusal.code].status, headers: { 'cache-control': 'no-store' } });
  }
}

function streamFor(request: Request, { clinicId, who }: { readonly clinicId: string; readonly who: string }): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let beats = 0;
        let ended = false;
        let lookedAt = now().getTime();
        let looked: Promise<boolean> = Promise.resolve(true);
        streams.set(who, (streams.get(who) ?? 0) + 1);
        const unsubscribe = hub().subscribe(clinicId, (event, isRestricted) => { void tell(event, isRestricted); });
        const heart = setInterval(() => { void beat(); }, HEARTBEAT_MS);
        heart.unref();
        end = () => {
          if (ended) return;
          ended = true;
          clearInterval(heart);
          unsubscribe();
          const left = (streams.get(who) ?? 1) - 1;
          if (left <= 0) streams.delete(who);
          else streams.set(who, left);
          try {
            controller.close();
          } catch {
            // The reader went first.
          }
        };
        function send(words: string): void {
          if (ended) return;
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) { end(); return; }
          controller.enqueue(text.encode(words));
        }
        async function tell(event: ChangeEvent | null, isRestricted: boolean): Promise<void> {
          if (Math.abs(now().getTime() - lookedAt) >= LOOKED_MS) looked = isStillHere();
          if (!(await looked)) return;
          if (isRestricted && event !== null && !(await mayHear(clinicId, who, event.patientId).catch(() => false))) return;
          send(event === null ? 'event: resync\ndata: {}\n\n' : `event: change\ndata: ${JSON.stringify(event)}\n\n`);
        }
        /** Looks at the session; says and ends the stream where it is over, or acts in another clinic by now. */
        async function isStillHere(): Promise<boolean> {
          lookedAt = now().getTime();
          if (await actorOf(request).then((actor) => actor.clinic.id === clinicId, () => false)) return true;
          send('event: ended\ndata: {}\n\n');
          end();
          return false;
        }
        async function beat(): Promise<void> {
          beats += 1;
          if (beats >= LONGEST) { end(); return; }
          if (beats % LOOK_EVERY === 0 && !(await isStillHere())) return;
          send(': \n\n');
        }
        request.signal.addEventListener('abort', end);
        send('retry: 2000\nevent: ready\ndata: {}\n\n');
      },
      cancel() { end(); },
    },
    { highWaterMark: 0 },
  );
}
