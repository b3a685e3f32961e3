import { Module } from '@nestjs/common';
import { EngineersController } from './engineers.controller';
import { EngineersService } from './engineers.service';
import { PositionsService } from './positions.service';

@Module({
  controllers: [EngineersController],
  providers: [EngineersService, PositionsService],
  exports: [EngineersService],
})
export class EngineersModule {}
