import { Injectable } from '@nestjs/common';
import { Page } from '../common/paging';
import { RequestContext } from '../common/request-context';
import { BindingViews } from './binding-views';
import { AdminBindingDto, AdminBindingQuery } from './binding.dto';
import { Releases } from './releases';

/** Every client's bindings, for operators. */
@Injectable()
export class AdminBindingsService {
  constructor(
    private readonly views: BindingViews,
    private readonly releases: Releases,
  ) {}

  list(query: AdminBindingQuery): Promise<Page<AdminBindingDto>> {
    const { clientId, numberX, status } = query;
    return this.views.listForAdmin({ clientId, numberX, status }, query);
  }

  /** @param context null: for the command line */
  async release(id: string, context: RequestContext | null): Promise<void> {
    await this.releases.release(await this.views.find(id), context);
  }
}
