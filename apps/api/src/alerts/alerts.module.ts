import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings';
import { InstalledBaseModule } from '../installed-base';
import { TelemetryModule } from '../telemetry';
import { AlertListeners } from './alert-listeners';
import { AlertRulesController } from './alert-rules.controller';
import { AlertRulesService } from './alert-rules.service';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { BacktestThreads } from './backtest-threads';
import { BacktestsController } from './backtests.controller';
import { BacktestsService } from './backtests.service';
import { OutcomesService } from './outcomes.service';
import { QuietService } from './quiet.service';
import { RuleEngine } from './rule-engine.service';
import { RuleOverridesController } from './rule-overrides.controller';
import { RuleOverridesService } from './rule-overrides.service';
import { TicksRuntime } from './ticks.runtime';

@Module({
  imports: [InstalledBaseModule, TelemetryModule, FindingsModule],
  controllers: [AlertsController, AlertRulesController, BacktestsController, RuleOverridesController],
  providers: [
    AlertListeners,
    AlertsService,
    AlertRulesService,
    BacktestThreads,
    BacktestsService,
    OutcomesService,
    QuietService,
    RuleEngine,
    RuleOverridesService,
    TicksRuntime,
  ],
  exports: [AlertListeners, AlertsService],
})
export class AlertsModule {}
