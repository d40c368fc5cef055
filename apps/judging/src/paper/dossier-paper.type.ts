import { Field, ID, InputType } from '@nestjs/graphql';
import { PaperLink, PaperNotFound, resultOf } from '@podium/platform-service';

@InputType()
export class OpenDossierPaperInput {
  @Field(() => ID) dossierId!: string;
  @Field(() => ID, { description: 'As an answer of the dossier names it.' }) paperId!: string;
}

export const OpenDossierPaperResult = resultOf('OpenDossierPaperResult', () => [PaperLink, PaperNotFound]);
