export { EventStreams } from './event-streams';
export type { EventStreamsOptions, Listening } from './event-streams';
export { LiveFeed } from './live-feed';
export type { LiveFacts, LiveFeedOptions } from './live-feed';
export { LiveModule } from './live.module';
export { readLivePosition } from './outbox-reader';
export type { Listener, LiveEvent } from './subscriber';
