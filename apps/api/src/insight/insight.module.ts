import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { OverviewController } from './overview.controller';
import { OverviewService } from './overview.service';

@Module({ controllers: [OverviewController, LiveController], providers: [OverviewService] })
export class InsightModule {}
