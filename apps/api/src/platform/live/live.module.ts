import { Global, Inject, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule } from '@nestjs/common';
import { EventStreams } from './event-streams';
import { LiveFeed } from './live-feed';

/** The live feed of this process and its streams; they end before the server closes, or it would wait for them. */
@Global()
@Module({})
export class LiveModule implements BeforeApplicationShutdown {
  constructor(
    @Inject(LiveFeed) private readonly feed: LiveFeed,
    @Inject(EventStreams) private readonly streams: EventStreams,
  ) {}

  static on(feed: LiveFeed, streams: EventStreams): DynamicModule {
    const shared = [
      { provide: LiveFeed, useValue: feed },
      { provide: EventStreams, useValue: streams },
    ];
    return { module: LiveModule, providers: shared, exports: shared };
  }

  async beforeApplicationShutdown() {
    this.streams.stop();
    await this.feed.stop();
  }
}
