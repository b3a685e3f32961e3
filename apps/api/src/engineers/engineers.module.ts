import { Module } from '@nestjs/common';
import { InstalledBaseModule } from '../installed-base';
import { EngineersController } from './engineers.controller';
import { EngineersService } from './engineers.service';
import { PositionsService } from './positions.service';
import { PreferencesController } from './preferences.controller';
import { PreferencesService } from './preferences.service';

@Module({
  imports: [InstalledBaseModule],
  controllers: [EngineersController, PreferencesController],
  providers: [EngineersService, PositionsService, PreferencesService],
  exports: [EngineersService],
})
export class EngineersModule {}
