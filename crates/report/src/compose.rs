//! Puts a report together: the page of its layout, the verantwoording, the stylesheet, and each
//! chart's table and picture.

use ijkpunt_model::Findings;

use crate::view::ChartView;
use crate::{Layout, Material, ReportError, Site, Writer, pages, register};

/// Writes a report. Faults in the author's texts are findings; the site is complete all the same,
/// and the caller decides whether it may be published.
pub fn write(material: &Material<'_>, findings: &mut Findings) -> Result<Site, ReportError> {
    let mut writer = Writer::new(material.templates)?;
    writer.png = material.png;
    writer.write(material, findings)
}

impl Writer {
    /// Writes one report.
    pub fn write(
        &self,
        material: &Material<'_>,
        findings: &mut Findings,
    ) -> Result<Site, ReportError> {
        let mut site = Site::default();
        let charts = self.add_page(material, &mut site, findings)?;
        pages::datakwaliteit::write(self, material, &mut site)?;
        pages::accessibility::write(self, material, &mut site)?;
        // Last, so that it lists what the author's texts brought to light as well.
        pages::verantwoording::write(self, material, &mut site, findings)?;
        site.contents = register::contents(material, &site);
        // What the reports of a site share stands above them.
        if material.site.is_none() {
            site.add("stijl.css", self.css.clone());
            register::write(self, material, &mut site)?;
        }
        let picture_css = ijkpunt_charts::standalone_css();
        for view in &charts {
            site.add(format!("grafieken/{}.csv", view.id), view.table.csv());
            let picture = view.chart.standalone_svg(&picture_css);
            site.add(format!("grafieken/{}.svg", view.id), picture);
        }
        Ok(site)
    }

    /// Writes the page itself, without the verantwoording and the downloads.
    pub fn page(
        &self,
        material: &Material<'_>,
        findings: &mut Findings,
    ) -> Result<Site, ReportError> {
        let mut site = Site::default();
        self.add_page(material, &mut site, findings)?;
        Ok(site)
    }

    fn add_page(
        &self,
        material: &Material<'_>,
        site: &mut Site,
        findings: &mut Findings,
    ) -> Result<Vec<ChartView>, ReportError> {
        match material.definition.layout {
            Layout::Hoofdstuk => pages::chapter::write(self, material, site, findings),
            Layout::Gemeenten => {
                pages::herrekend::write(self, material, site)?;
                pages::gemeenten::write(self, material, site, findings)
            }
            Layout::Dashboard => pages::dashboard::write(self, material, site),
            Layout::Maatregelen => pages::maatregelen::write(self, material, site),
            Layout::Brief => pages::letter::write(self, material, site, findings),
            Layout::Regio => pages::regio::write(self, material, site),
            Layout::Vergelijking | Layout::Land => pages::land::write(self, material, site),
        }
    }
}
