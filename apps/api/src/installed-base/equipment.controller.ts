import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { EquipmentService } from './equipment.service';

@Controller()
export class EquipmentController {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  @Serve(routes.listEquipment)
  list({ tx, query }: Call<typeof routes.listEquipment>) {
    return this.equipment.list(tx, query);
  }
  @Serve(routes.listEquipmentMarks)
  async marks({ tx, query }: Call<typeof routes.listEquipmentMarks>) {
    return { items: await this.equipment.marks(tx, query) };
  }
  @Serve(routes.getEquipment)
  get({ tx, params }: Call<typeof routes.getEquipment>) {
    return this.equipment.get(tx, params.id);
  }
  @Serve(routes.createEquipment)
  create({ tx, body }: Call<typeof routes.createEquipment>) {
    return this.equipment.create(tx, body);
  }
  @Serve(routes.changeEquipment)
  change({ tx, params, body }: Call<typeof routes.changeEquipment>) {
    return this.equipment.change(tx, params.id, body);
  }
  @Serve(routes.moveEquipment)
  move({ tx, params, body }: Call<typeof routes.moveEquipment>) {
    return this.equipment.move(tx, params.id, body);
  }
  @Serve(routes.equipmentHistory)
  history({ tx, params, query }: Call<typeof routes.equipmentHistory>) {
    return this.equipment.history(tx, params.id, query);
  }
}
