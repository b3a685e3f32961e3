export { hashOfToken } from './credentials';
export { EquipmentService } from './equipment.service';
export { InstalledBaseModule } from './installed-base.module';
export { ModelsService } from './models.service';
export { renameCustomer } from './names.store';
export { SharingService } from './sharing.service';
export { holdHoursOfUnit } from './site-hours.store';
export { SitesService } from './sites.service';
