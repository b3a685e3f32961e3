import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PeopleListeners } from '../organisations';
import { DevicesController } from './devices.controller';
import { DevicesService } from './devices.service';
import { EquipmentController } from './equipment.controller';
import { EquipmentService } from './equipment.service';
import { ModelsController } from './models.controller';
import { ModelsService } from './models.service';
import { renameCustomer } from './names.store';
import { SharingService } from './sharing.service';
import { SitesController } from './sites.controller';
import { SitesService } from './sites.service';

@Module({
  controllers: [ModelsController, SitesController, EquipmentController, DevicesController],
  providers: [ModelsService, SitesService, EquipmentService, DevicesService, SharingService],
  exports: [ModelsService, SitesService, EquipmentService, SharingService],
})
export class InstalledBaseModule implements OnModuleInit {
  constructor(@Inject(PeopleListeners) private readonly people: PeopleListeners) {}

  onModuleInit() {
    this.people.onOrganisation(async (tx, row) => {
      if (row.kind === 'customer') await renameCustomer(tx, row);
    });
  }
}
