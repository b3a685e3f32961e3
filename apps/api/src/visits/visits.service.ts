import { Inject, Injectable } from '@nestjs/common';
import type {
  BoardVisit,
  engineerRoutes,
  Page,
  QueryOf,
  Visit,
  VisitBrief,
  VisitLine,
  visitRoutes,
} from '#contracts';
import { ArticlesService } from '../knowledge';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { workOrderById, WorkOrdersService } from '../work-orders';
import { boardVisits } from './board.store';
import { localeOfCaller, unitNow } from './brief.store';
import type { VisitRow } from './visit.entity';
import { visitAnswer, visitForCustomer, visitLine } from './visit.answer';
import { evidenceOf, listVisits, orderFactsOf, visitById } from './visits.store';

const MOST_ARTICLES = 5;
const MOST_BOARD_DAYS = 8;
const DAY_MS = 86_400_000;

/** Reading: lists, one visit, the brief for the engineer, the board. */
@Injectable()
export class VisitsService {
  constructor(
    @Inject(WorkOrdersService) private readonly orders: WorkOrdersService,
    @Inject(ArticlesService) private readonly articles: ArticlesService,
  ) {}

  async list(tx: Tx, query: QueryOf<typeof visitRoutes.listVisits>): Promise<Page<VisitLine>> {
    const { items, next } = await listVisits(tx, query);
    const orders = await orderFactsOf(tx, [...new Set(items.map(row => row.workOrderId))]);
    const lines = items.flatMap(row => {
      const order = orders.get(row.workOrderId);
      // A visit of an order that was taken back from this partner.
      return order ? [visitLine(row, order)] : [];
    });
    return { items: lines, nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<Visit> {
    return this.read(tx, await visitById(tx, id));
  }

  async brief(tx: Tx, id: string): Promise<VisitBrief> {
    const visit = await visitById(tx, id);
    const order = await workOrderById(tx, visit.workOrderId);
    const { modelId, latestReadings } = await unitNow(tx, order.equipmentId);
    const { faultCode } = order;
    const articles = modelId
      ? await this.articles.about(tx, {
          modelId,
          faultCode,
          locale: await localeOfCaller(tx),
          limit: MOST_ARTICLES,
        })
      : [];
    return {
      visit: await this.read(tx, visit),
      workOrder: await this.orders.answer(tx, order),
      latestReadings,
      articles,
    };
  }

  async board(tx: Tx, query: QueryOf<typeof engineerRoutes.board>): Promise<{ items: BoardVisit[] }> {
    const from = new Date(query.from);
    const to = new Date(query.to);
    const days = (to.getTime() - from.getTime()) / DAY_MS;
    if (days <= 0 || days > MOST_BOARD_DAYS)
      throw new Refused('input-invalid', undefined, [
        { path: '/query/to', message: `after from, by at most ${MOST_BOARD_DAYS} days` },
      ]);
    return { items: await boardVisits(tx, { from, to }) };
  }

  private async read(tx: Tx, row: VisitRow): Promise<Visit> {
    const visit = visitAnswer(row, await evidenceOf(tx, row.id));
    return tx.scope.family === 'customer' ? visitForCustomer(visit) : visit;
  }
}
