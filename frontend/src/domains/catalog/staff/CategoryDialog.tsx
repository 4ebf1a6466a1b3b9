import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { anyText, elsewhere, errorAt, NO_TEXTS, plain } from "@/shared/format/texts";
import type { Refusal } from "@/shared/gql/refusal";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField, TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { CategoryNodeFragment } from "../model/staff/CategoryNode.gen";
import { ChangeCategoryDocument } from "../model/staff/ChangeCategory.gen";
import { CreateCategoryDocument } from "../model/staff/CreateCategory.gen";
import { MoveCategoryDocument } from "../model/staff/MoveCategory.gen";
import { branchesOf, withParts } from "./tree";

type Props = { nodes: CategoryNodeFragment[]; onClose: () => void };
type PlaceProps = {
  nodes: CategoryNodeFragment[];
  /** Those it cannot stand under. */
  closed?: ReadonlySet<string>;
  value: string;
  refusals: Refusal[];
  onChange: (parentId: string) => void;
};

/** Under which category one stands. */
function PlaceField({ nodes, closed, value, refusals, onChange }: PlaceProps) {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Stands under`}
      value={value}
      error={errorAt(refusals, "parentId")}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t`nothing: at the top`}</option>
      {branchesOf(nodes).map(({ node, depth }) => (
        <option key={node.id} value={node.id} disabled={closed?.has(node.id)}>
          {"\u2003".repeat(depth)}
          {node.name}
        </option>
      ))}
    </SelectField>
  );
}

/** A new category, or another name and address for one. */
export function WriteCategory({ nodes, category, onClose }: Props & { category: CategoryNodeFragment | null }) {
  const { t } = useLingui();
  const [name, setName] = useState(category ? plain(category.nameTexts) : NO_TEXTS);
  const [slug, setSlug] = useState(category?.slug ?? "");
  const [parentId, setParent] = useState("");
  const [create, creating] = useVerb(CreateCategoryDocument);
  const [change, changing] = useVerb(ChangeCategoryDocument);
  const { busy, refusals, fault } = category ? changing : creating;
  const submit = async () => {
    const { payload } = category
      ? await change({ categoryId: category.id, expectedVersion: category.version, name, slug })
      : await create({ name, slug: slug || null, parentId: parentId || null });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={category ? <Trans>Change {category.name}</Trans> : <Trans>New category</Trans>}
      verb={category ? t`Save` : t`Create category`}
      onClose={onClose}
      onSubmit={submit}
      missing={anyText(name).trim() ? null : t`Give it a name.`}
      busy={busy}
      refusals={elsewhere(refusals, ["name.", "slug", "parentId"])}
      fault={fault}
    >
      <TextsField label={t`Name`} path="name" value={name} onChange={setName} refusals={refusals} />
      <TextField
        label={t`Address`}
        value={slug}
        error={errorAt(refusals, "slug")}
        hint={category ? t`Links to the old address stop working.` : t`Made from the English name when left empty.`}
        onChange={(event) => setSlug(event.target.value)}
      />
      {!category && <PlaceField nodes={nodes} value={parentId} refusals={refusals} onChange={setParent} />}
    </VerbDialog>
  );
}

/** Another place in the tree for a category and all that stands under it. */
export function MoveCategory({ nodes, category, onClose }: Props & { category: CategoryNodeFragment }) {
  const [parentId, setParent] = useState(category.parentId ?? "");
  const [move, { busy, refusals, fault }] = useVerb(MoveCategoryDocument);
  const own = withParts(nodes, category.id);
  const submit = async () => {
    const position = nodes.filter((node) => (node.parentId ?? "") === parentId && node.id !== category.id).length;
    const { payload } = await move({
      categoryId: category.id,
      expectedVersion: category.version,
      parentId: parentId || null,
      position,
    });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Move {category.name}</Trans>}
      verb={<Trans>Move here</Trans>}
      onClose={onClose}
      onSubmit={submit}
      busy={busy}
      refusals={elsewhere(refusals, ["parentId"])}
      fault={fault}
    >
      <PlaceField nodes={nodes} closed={own} value={parentId} refusals={refusals} onChange={setParent} />
    </VerbDialog>
  );
}
