import { useQuery } from "urql";
import { ButtonLink } from "@/shared/ui/Button";
import { BannerDocument } from "../model/Banner.gen";
import styles from "../model/Banner.module.css";
import { BannerFace } from "../model/BannerFace";
import { useShop } from "../model/useShop";

/** What the first page opens with. Its place is kept until it is known; a shop that says nothing there begins with its goods. */
export function Banner() {
  const shop = useShop();
  const [{ data, error }] = useQuery({ query: BannerDocument });
  const banner = data?.banner;
  if (!banner && !error) return <div className={styles.banner} aria-hidden="true" />;
  if (!banner?.heading) return <h1 className="sr">{shop?.name}</h1>;
  const { button, category } = banner;
  return (
    <BannerFace banner={banner} title="h1">
      {category && !category.retired ? (
        <ButtonLink look="primary" to="/c/$slug" params={{ slug: category.slug }}>
          {button}
        </ButtonLink>
      ) : (
        <ButtonLink look="primary" to="/search">
          {button}
        </ButtonLink>
      )}
    </BannerFace>
  );
}
